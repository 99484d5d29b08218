import type { Selectors } from "../envelope/selectors";

/** A reference to an instance (an endpoint reference, DSP0227 section 8.4). */
export interface CimReference {
  readonly kind: "reference";
  readonly resourceUri: string;
  readonly selectors: Selectors;
}

/** An instance as it came: property values are the texts of the message, not yet typed. See `typedMembers`. */
export interface CimInstance {
  readonly kind: "instance";
  /** The class's resource URI; empty for the columns of a WQL selection, which have no class. */
  readonly resourceUri: string;
  readonly className: string;
  readonly properties: CimMembers;
}

/** Names to values, in the order of the message. A null array is absent, a null scalar is null. */
export type CimMembers = Readonly<Record<string, CimValue>>;

/** Text, null, nested instance, reference, or the items of a property that occurs more than once. */
export type CimValue = string | null | CimReference | CimInstance | readonly CimValue[];

export function isCimList(value: CimValue): value is readonly CimValue[] {
  return Array.isArray(value);
}
