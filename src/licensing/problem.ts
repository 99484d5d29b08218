/**
 * What is wrong with a value a person wrote: shown by the constructs at synth and by the provider at plan, in the same words.
 */
export interface Problem {
  /** Stable identifier, for tests and tools. */
  readonly code: string;
  /** One line, without the value's context. */
  readonly summary: string;
  /** What is accepted and how to fix it. */
  readonly detail: string;
  /** Position of the offending element when the value is a list. */
  readonly index?: number;
}
