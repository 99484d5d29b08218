/** Why a command failed, apart from the errors of the layers below. */
export type CliErrorCode =
  | "cannot_read"
  | "cannot_write"
  | "cannot_listen"
  | "invalid_option"
  | "invalid_settings"
  | "invalid_host"
  | "invalid_names"
  | "no_session_hosts"
  | "no_terminal"
  | "invalid_backup"
  | "would_overwrite"
  | "would_not_run"
  | "not_confirmed"
  | "half_done";

/** What a {@link CliError} is made of. */
export interface CliErrorParts {
  readonly code: CliErrorCode;
  /** What is wrong, in one line without a period. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** The file or folder concerned. */
  readonly path?: string;
}

/** The one error of this layer. The command prints it and exits with 1. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: CliErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly path: string | undefined;

  constructor({ code, summary, detail, path }: CliErrorParts) {
    super(`${summary}. ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    this.path = path;
  }
}
