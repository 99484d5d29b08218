/** Windows' shell is PowerShell; every other system's takes what POSIX says. */
const IS_WINDOWS = process.platform === "win32";

/** How a variable is set in the shell of this system. */
export function setVariable(name: string, value: string): string {
  return IS_WINDOWS ? `$env:${name} = ${shellWord(value)}` : `export ${name}=${shellWord(value)}`;
}

/** How a password is typed into a variable, so that no history and nobody else sees it. */
export function askForVariable(name: string): string {
  if (!IS_WINDOWS) return `read -rs ${name} && export ${name}`;
  return `$env:${name} = [Net.NetworkCredential]::new('', (Read-Host -AsSecureString)).Password`;
}

/** How the text of a file is put into a variable. */
export function setVariableFromFile(name: string, path: string): string {
  if (IS_WINDOWS) return `$env:${name} = Get-Content -Raw ${shellWord(path)}`;
  return `export ${name}="$(cat ${shellWord(path)})"`;
}

/** How the variables of a file that {@link setVariable} wrote are set. */
export function readVariables(path: string): string {
  return `. ${shellWord(/[\\/]/.test(path) ? path : `./${path}`)}`;
}

/** A text as one word of a command line. */
export function shellWord(text: string): string {
  if (IS_WINDOWS) return powershellWord(text);
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as one word of PowerShell, which ends a string at a typographic apostrophe too. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, "$&$&")}'`;
}

/**
 * A text as one argument of a command: on Windows bare where cmd, which knows no such quotes, takes it as PowerShell does.
 */
export function shellArgument(text: string): string {
  return IS_WINDOWS && /^[\w+=:.\\/-]+$/.test(text) ? text : shellWord(text);
}
