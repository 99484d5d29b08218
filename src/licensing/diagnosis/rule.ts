import type { DiagnosisInput } from "./diagnosis-input";
import type { Finding } from "./finding";

/** What a person may set about a diagnosis. */
export interface DiagnosisOptions {
  /** The end of the grace period is a finding once this many days or fewer remain. */
  readonly graceWarningDays: number;
}

/** One check of the diagnosis, pure. */
export interface Rule {
  /** The code of its findings. */
  readonly code: string;
  /** What is checked, as a question, for the documentation. */
  readonly question: string;
  /** What may come of it, beside nothing and `unknown`, for the documentation. */
  readonly severities: readonly Finding["severity"][];
  /** What to do about it in general, for the documentation. */
  readonly remedy: string;
  /** Nothing when all is well or the check does not apply; a finding of severity `unknown` when it cannot be made. */
  check(input: DiagnosisInput, options: DiagnosisOptions): readonly Finding[];
}
