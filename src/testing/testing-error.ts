import type { TerraformDiagnostic } from "../reports";

/** Why a stack could not be taken or run. `unknown_stack`: the app has no such stack; `terraform_failed`: Terraform did. */
export type TestingErrorCode = "unknown_stack" | "terraform_failed";

/** What a {@link TestingError} is made of. */
export interface TestingErrorParts {
  /** What kind of error it is. Stable. */
  readonly code: TestingErrorCode;
  /** What is wrong, in one sentence without a period. */
  readonly summary: string;
  /** What to do about it, or what Terraform said. */
  readonly detail: string;
  /** Terraform's errors and warnings. @default none */
  readonly diagnostics?: readonly TerraformDiagnostic[];
}

/**
 * The one error class of this package.
 *
 * @example
 * try {
 *   await farm.stack(app).apply();
 * } catch (error) {
 *   if (error instanceof TestingError) console.log(error.detail, error.diagnostics);
 * }
 */
export class TestingError extends Error {
  /** Tells it from other errors, across copies of this package too. */
  override readonly name = "TestingError";
  /** What kind of error it is. Stable. */
  readonly code: TestingErrorCode;
  /** What is wrong, in one sentence without a period. */
  readonly summary: string;
  /** What to do about it, or what Terraform said. */
  readonly detail: string;
  /** Terraform's errors and warnings; empty where it was not run. */
  readonly diagnostics: readonly TerraformDiagnostic[];

  constructor({ code, summary, detail, diagnostics = [] }: TestingErrorParts) {
    super(`${summary}. ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    this.diagnostics = diagnostics;
  }
}
