import type { Selectors } from "../envelope/selectors";

/** A reference to an instance (an endpoint reference, DSP0227 section 8.4). */
export interface CimReference {
  /** Tells it from other values. */
  readonly kind: "reference";
  /** The class's resource URI. */
  readonly resourceUri: string;
  /** The key of the instance. */
  readonly selectors: Selectors;
}

/** A date or time to be written, in the form of XML Schema's dateTime. One that was read is a text. */
export interface CimDatetime {
  /** Tells it from other values. */
  readonly kind: "datetime";
  /** `2026-01-31T12:00:00Z`. */
  readonly text: string;
}

/** An instance as it came: property values are the texts of the message, not yet typed. See `typedMembers`. */
export interface CimInstance {
  /** Tells it from other values. */
  readonly kind: "instance";
  /** The class's resource URI; empty for the columns of a WQL selection, which have no class. */
  readonly resourceUri: string;
  /** `Win32_OperatingSystem`; empty where there is no class. */
  readonly className: string;
  /** By name, in the case the host writes it. */
  readonly properties: CimMembers;
}

/** Names to values, in the order of the message. A null array is absent, a null scalar is null. */
export type CimMembers = Readonly<Record<string, CimValue>>;

/** Text, null, date, nested instance, reference, or the items of a property that occurs more than once. */
export type CimValue = string | null | CimDatetime | CimReference | CimInstance | readonly CimValue[];

/** Whether it is the items of a property that occurs more than once. */
export function isCimList(value: CimValue): value is readonly CimValue[] {
  return Array.isArray(value);
}
