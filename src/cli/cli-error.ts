/** What a command can fail with, besides what the layers below report. */
export type CliErrorCode =
  | "cannot_read"
  | "cannot_write"
  | "invalid_option"
  | "invalid_settings"
  | "invalid_host"
  | "invalid_names"
  | "no_terminal"
  | "invalid_backup"
  | "not_confirmed"
  | "half_done";

export interface CliErrorInput {
  readonly code: CliErrorCode;
  /** What is wrong, in one line without a period. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** The file or folder concerned. */
  readonly path?: string;
}

/** The only error the command's own code throws; `main` prints it and exits with 1. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly path: string | undefined;

  constructor(input: CliErrorInput) {
    super(`${input.summary}. ${input.detail}`);
    this.name = "CliError";
    this.code = input.code;
    this.summary = input.summary;
    this.detail = input.detail;
    this.path = input.path;
  }
}
