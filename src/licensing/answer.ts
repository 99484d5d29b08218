/** Something asked of a host: its value, or why it is not known. What is not known is never guessed. */
export type Answer<T> =
  | { readonly known: true; readonly value: T }
  /** `reason`: one sentence, for a person. */
  | { readonly known: false; readonly reason: string };

/** An answer with its value. */
export function known<T>(value: T): Answer<T> {
  return { known: true, value };
}

/** No answer. @param reason one sentence, for a person */
export function unknown(reason: string): Answer<never> {
  return { known: false, reason };
}

/** The value of an answer; null where it is not known, or known to be absent. */
export function knownOrNull<T>(answer: Answer<T | undefined>): T | null {
  return answer.known ? (answer.value ?? null) : null;
}

/** What follows from an answer. */
export function mapAnswer<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  return answer.known ? known(map(answer.value)) : answer;
}
