/** What a program run in a shell came to. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs with its arguments, its own name not among them. Nothing of it is a process. */
export type Program = (args: readonly string[]) => ProgramResult;

export function succeeded(stdout: string): ProgramResult {
  return { exitCode: 0, stdout, stderr: "" };
}

export function failed(stderr: string, exitCode = 1): ProgramResult {
  return { exitCode, stdout: "", stderr };
}
