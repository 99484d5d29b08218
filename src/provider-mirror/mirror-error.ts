/** What keeps the provider from being installed. */
export type MirrorErrorCode = "provider_not_built" | "platform_not_supported" | "cannot_write" | "not_ours";

export interface MirrorErrorParts {
  readonly code: MirrorErrorCode;
  /** One sentence: what is wrong. */
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
    super(`${summary} ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    this.path = path;
  }
}
