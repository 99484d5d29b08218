import type { Answer } from "../licensing";

/** An answer as an attribute: null where it is not known, or known to be absent. */
export function knownOrNull<T>(answer: Answer<T | undefined>): T | null {
  return answer.known ? (answer.value ?? null) : null;
}
