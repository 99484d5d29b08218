/** What keeps a file from being read as the text that it should be. */
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

export interface TextFileErrorParts {
  readonly code: TextFileErrorCode;
  /** One sentence that begins with the file: what is wrong. */
  readonly summary: string;
  /** What to do about it, where nothing is known of the purpose of the file. */
  readonly detail: string;
  readonly cause?: unknown;
}

/** The one error of this layer. What the file holds is never in it: it may be secret. */
export class TextFileError extends Error {
  override readonly name = "TextFileError";
  readonly code: TextFileErrorCode;
  readonly summary: string;
  readonly detail: string;

  constructor({ code, summary, detail, cause }: TextFileErrorParts) {
    super(`${summary} ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }
}
