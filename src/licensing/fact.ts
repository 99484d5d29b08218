/** Something asked of a host: its value, or why it is not known. What is not known is never guessed. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  /** `reason`: one sentence, for a person. */
  | { readonly known: false; readonly reason: string };

export function known<T>(value: T): Fact<T> {
  return { known: true, value };
}

export function unknown(reason: string): Fact<never> {
  return { known: false, reason };
}
