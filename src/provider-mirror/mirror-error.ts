/** Why the provider could not be installed. */
export type MirrorErrorCode =
  | "provider_not_built"
  | "platform_not_supported"
  | "no_program"
  | "no_script"
  | "cannot_write"
  | "not_ours";

/** What a {@link MirrorError} is made of. */
export interface MirrorErrorParts {
  readonly code: MirrorErrorCode;
  /** What is wrong, in one sentence without a period. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** The file or folder concerned. */
  readonly path?: string;
}

/** The one error of this layer. */
export class MirrorError extends Error {
  override readonly name = "MirrorError";
  readonly code: MirrorErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly path: string | undefined;

  constructor({ code, summary, detail, path }: MirrorErrorParts) {
    super(`${summary}. ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    this.path = path;
  }
}

/** The error of a file or folder that could not be written, whatever the file system says. */
export function cannotWrite(path: string, reason: unknown): MirrorError {
  return new MirrorError({
    code: "cannot_write",
    summary: `${path} cannot be written: ${reason instanceof Error ? reason.message : reason}`,
    detail: "Name a folder that you may write to with --dir.",
    path,
  });
}
