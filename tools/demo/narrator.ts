const { log } = console;

let step = 0;

/** Begins a numbered step: what is about to happen and why. */
export function tell(text: string): void {
  step += 1;
  log(`\n${step}. ${text}`);
}

/** Shows a command as a person would type it. */
export function showCommand(command: string): void {
  log(`   $ ${command}`);
}

/** Shows what came out of a step. */
export function show(...lines: string[]): void {
  for (const line of lines) log(line === "" ? "" : `   ${line}`);
}

/** Text that belongs to no step. */
export function say(text: string): void {
  log(text);
}
