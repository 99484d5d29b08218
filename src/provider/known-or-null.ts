import type { Fact } from "../licensing";

/** A fact as an attribute: null where it is not known, or known to be absent. */
export function knownOrNull<T>(fact: Fact<T | undefined>): T | null {
  return fact.known ? (fact.value ?? null) : null;
}
