import { Decimal, type NumberValue, sameNumber } from "./number";

/** A value that Terraform does not know yet: it depends on something that is created during apply. */
export const UNKNOWN: unique symbol = Symbol("unknown");
/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/** Any value of an attribute. Objects and maps have no prototype, so a key such as `constructor` is just a key. */
export type Value =
  | null
  | Unknown
  | boolean
  | string
  | NumberValue
  | readonly Value[]
  | { readonly [name: string]: Value };

export type ObjectValue = { readonly [name: string]: Value };

/** A value with nothing unknown in it. */
export type KnownValue =
  | null
  | boolean
  | string
  | NumberValue
  | readonly KnownValue[]
  | { readonly [name: string]: KnownValue };

/** Whether the value itself is unknown; a list or object with an unknown value in it is not. */
export function isUnknown(value: unknown): value is Unknown {
  return value === UNKNOWN;
}

/** True for objects and maps; false for null, lists and `Decimal`. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

/** Whether nothing in the value is unknown, at any depth. */
export function isWhollyKnown(value: Value): value is KnownValue {
  if (isUnknown(value)) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isObjectValue(value) || Object.values(value).every(isWhollyKnown);
}

/** An object without prototype, with the given entries. */
export function objectValue(entries: Iterable<readonly [string, Value]>): ObjectValue {
  const result: { [name: string]: Value } = Object.create(null);
  for (const [name, value] of entries) result[name] = value;
  return result;
}

/** Deep equality; numbers are compared by value. Sets are compared as the lists in which they arrive. */
export function valuesEqual(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => valuesEqual(item, right[index] as Value));
  }
  if (isObjectValue(left) && isObjectValue(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && valuesEqual(left[name] as Value, right[name] as Value))
    );
  }
  return isNumberValue(left) && isNumberValue(right) ? sameNumber(String(left), String(right)) : left === right;
}

function isNumberValue(value: Value): value is NumberValue {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}
