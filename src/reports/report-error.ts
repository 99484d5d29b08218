/**
 * What kept a report from being made. Stable.
 *
 * `cannot_read`: a path does not exist or cannot be read; `invalid_plan`, `unsupported_plan`, `plan_too_large`: what was
 * given is not the JSON of a plan, is one of another format version, or is larger than 256 MiB; `terraform_not_found`,
 * `terraform_failed`: Terraform could not be found, or made no plan; `weakened_plan`: the environment holds options that
 * would leave hosts out of the plan; `errored_plan`: a plan that was given failed and does not say why; `invalid_report`,
 * `unsupported_report`: what was given is not the JSON of a report, or is one of a version that is not known here;
 * `nothing_to_report`: there is nothing to plan, or no host in it; `never_applied`: the state is empty; `canceled`.
 */
export type ReportErrorCode =
  | "invalid_plan"
  | "unsupported_plan"
  | "plan_too_large"
  | "cannot_read"
  | "terraform_not_found"
  | "terraform_failed"
  | "weakened_plan"
  | "errored_plan"
  | "invalid_report"
  | "unsupported_report"
  | "nothing_to_report"
  | "never_applied"
  | "canceled";

/** What a {@link ReportError} is made of. */
export interface ReportErrorParts {
  /** What kind of error it is. Stable. */
  readonly code: ReportErrorCode;
  /** What is wrong, in one sentence without a period. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;
  /** The error behind it, where there is one. */
  readonly cause?: unknown;
}

/** The one error of this layer. */
export class ReportError extends Error {
  /** Tells it from other errors, across copies of this package too. */
  override readonly name = "ReportError";
  /** What kind of error it is. Stable. */
  readonly code: ReportErrorCode;
  /** What is wrong, in one sentence without a period. */
  readonly summary: string;
  /** What to do about it. */
  readonly detail: string;

  constructor({ code, summary, detail, cause }: ReportErrorParts) {
    super(`${summary}. ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    Object.defineProperty(this, "cause", { value: cause, enumerable: false });
  }
}

/** The error of a report that was canceled. */
export function canceled(): ReportError {
  return new ReportError({ code: "canceled", summary: "The report was canceled", detail: "Nothing was changed." });
}
