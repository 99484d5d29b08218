import type { TerraformDiagnostic } from "../drift";

/** What a test of a stack can fail with. */
export type TestingErrorCode = "unknown_stack" | "terraform_failed";

export interface TestingErrorParts {
  readonly code: TestingErrorCode;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** What to do about it, or what Terraform said. */
  readonly detail: string;
  readonly diagnostics?: readonly TerraformDiagnostic[];
}

/** The one error of this layer. */
export class TestingError extends Error {
  override readonly name = "TestingError";
  readonly code: TestingErrorCode;
  readonly summary: string;
  readonly detail: string;
  /** Terraform's errors and warnings; empty where it was not run. */
  readonly diagnostics: readonly TerraformDiagnostic[];

  constructor({ code, summary, detail, diagnostics = [] }: TestingErrorParts) {
    super(`${summary} ${detail}`);
    this.code = code;
    this.summary = summary;
    this.detail = detail;
    this.diagnostics = diagnostics;
  }
}
