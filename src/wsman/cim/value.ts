import type { Selectors } from "../envelope/selectors";

/** A reference to an instance (an endpoint reference, DSP0227 section 8.4). */
export interface CimReference {
  readonly kind: "reference";
  readonly resourceUri: string;
  readonly selectors: Selectors;
}

/** A date or time to be written, in the form of XML Schema's dateTime. One that was read is a text. */
export interface CimDatetime {
  readonly kind: "datetime";
  readonly text: string;
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

/** Text, null, date, nested instance, reference, or the items of a property that occurs more than once. */
export type CimValue = string | null | CimDatetime | CimReference | CimInstance | readonly CimValue[];

export function isCimList(value: CimValue): value is readonly CimValue[] {
  return Array.isArray(value);
}
