import type { JsonValue } from "../../plugin";
import type { StoredSettings } from "../../windows";

/**
 * What Terraform keeps with a resource and shows nobody. It loses it with a provider that is killed during an update, and
 * hands none of it to the destroy of a tainted object, so nothing here may be what only it knows.
 */
export interface PrivateData {
  /** What the host held before it was managed, of a state of version 0.1.0, until a refresh takes it into the state. */
  readonly original?: StoredSettings;
  /** What the last change left on the host. A refresh does not touch it; a change that fails forgets it. */
  readonly left?: StoredSettings;
  /** Of one plan only: the number of the resource's claim, for the plan of its replacement. */
  readonly claim?: number;
  /** From a refresh to its apply only: another object of the same host was heard of before. */
  readonly isShared?: true;
  /** From a plan to its apply only: another resource keeps the host, so that a destroy changes nothing on it. */
  readonly isKept?: true;
}

/** What is there, of a resource that may have none. */
export function privateDataOf(value: JsonValue): PrivateData {
  return (value ?? {}) as PrivateData;
}

/** What outlasts a plan, with what one plan has to hand on; null where there is nothing. */
export function privateState(
  { original, left }: PrivateData,
  handedOn: Pick<PrivateData, "claim" | "isKept" | "isShared"> = {},
): JsonValue {
  const given = Object.entries({ original, left, ...handedOn }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : (Object.fromEntries(given) as JsonValue);
}
