/** Why a file could not be read as the text that it should be. */
export type TextFileErrorCode =
  | "not_found"
  | "cannot_read"
  | "is_folder"
  | "too_large"
  | "empty"
  | "not_text"
  | "not_json"
  | "incomplete_json"
  | "nested_too_deeply";

/** What a {@link TextFileError} is made of. */
export interface TextFileErrorParts {
  readonly code: TextFileErrorCode;
  /** What is wrong: one sentence that begins with the file, without a period. */
  readonly summary: string;
  /** What to do about it, whatever the file is for. */
  readonly detail: string;
  readonly cause?: unknown;
}

/** The one error of this layer. It never shows what the file holds, which may be secret. */
export class TextFileError extends Error {
  override readonly name = "TextFileError";
  readonly code: TextFileErrorCode;
  readonly summary: string;
  readonly detail: string;

  constructor({ code, summary, detail, cause }: TextFileErrorParts) {
    super(`${summary}. ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }
}
