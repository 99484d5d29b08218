/** What keeps a report from being made. */
export type DriftErrorCode =
  | "invalid_plan"
  | "unsupported_plan"
  | "plan_too_large"
  | "cannot_read"
  | "terraform_not_found"
  | "terraform_failed"
  | "weakened_plan"
  | "errored_plan"
  | "nothing_to_report"
  | "never_applied"
  | "canceled";

export interface DriftErrorParts {
  readonly code: DriftErrorCode;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  readonly cause?: unknown;
}

/** The one error of this layer. */
export class DriftError extends Error {
  override readonly name = "DriftError";
  readonly code: DriftErrorCode;
  readonly summary: string;
  readonly detail: string;

  constructor({ code, summary, detail, cause }: DriftErrorParts) {
    super(`${summary} ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }
}

/** The error of a report that was given up. */
export function canceled(): DriftError {
  return new DriftError({ code: "canceled", summary: "The report was canceled.", detail: "Nothing was changed." });
}
