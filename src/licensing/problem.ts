/** What is wrong with a value a person wrote: shown by the constructs at synth and by the provider at plan, in the same words. */
export interface Problem {
  /** Stable identifier, for tests and tools. */
  readonly code: string;
  /** One line, without the value's context. */
  readonly summary: string;
  /** What is accepted and how to mend it. */
  readonly detail: string;
  /** Position of the offending element when the value is a list. */
  readonly index?: number;
}

/** Shows an untrusted text inside a message: quoted, control characters escaped, at most 80 characters. */
export function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return JSON.stringify(shown);
}
