import { expandEnvironment } from "../std-reg-prov/expand-environment";
import { hasCommandOperators, splitCommandLine } from "./command-line";
import { failed, type Program, type ProgramResult, succeeded } from "./program";

/** Programs by name, lower-cased, without `.exe`. */
export type Programs = Readonly<Record<string, Program>>;

/**
 * Runs one line as `cmd /c` would: variables are expanded, within quotes too, then the first word is a program. Chains,
 * pipes and redirections are not simulated and fail as a syntax error.
 */
export function runCommandLine(line: string, programs: Programs): ProgramResult {
  const expanded = expandEnvironment(line).trim();
  if (hasCommandOperators(expanded)) return failed("The syntax of the command is incorrect.\r\n");
  const [name = "", ...args] = splitCommandLine(expanded);
  const program = name.toLowerCase().replace(/\.exe$/, "");
  if (program === "cmd" && args[0]?.toLowerCase() === "/c") {
    return runCommandLine(expanded.replace(/^\S+\s+\S+\s*/, ""), programs);
  }
  if (program === "echo") return succeeded(`${expanded.slice(name.length).trim()}\r\n`);
  const run = Object.hasOwn(programs, program) ? programs[program] : undefined;
  return run?.(args) ?? failed(notRecognized(name));
}

function notRecognized(name: string): string {
  return `'${name}' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n`;
}
