import type { CimInstance, CimReference } from "./value";

/** The scalar CIM types (DSP0004 section 5.2) and the TypeScript type each is given as. */
export interface CimScalarTypes {
  boolean: boolean;
  uint8: number;
  sint8: number;
  uint16: number;
  sint16: number;
  uint32: number;
  sint32: number;
  uint64: bigint;
  sint64: bigint;
  real32: number;
  real64: number;
  char16: string;
  string: string;
  /** A moment; sub-millisecond digits are dropped. */
  datetime: Date;
  /** A length of time in milliseconds (`cim:Interval`). */
  interval: number;
  reference: CimReference;
  instance: CimInstance;
}

export type CimScalarType = keyof CimScalarTypes;
export type CimType = CimScalarType | `${CimScalarType}[]`;

/** Member names to types, in the order they are written. */
export type CimShape = Readonly<Record<string, CimType>>;

/** A scalar may be null; an array never is: an absent or null one reads as empty. */
export type CimTypeValue<T extends CimType> = T extends `${infer S extends CimScalarType}[]`
  ? readonly CimScalarTypes[S][]
  : T extends CimScalarType
    ? CimScalarTypes[T] | null
    : never;

/** The values of a shape. */
export type CimShapeValues<S extends CimShape> = { readonly [K in keyof S]: CimTypeValue<S[K]> };

export function isArrayType(type: CimType): type is `${CimScalarType}[]` {
  return type.endsWith("[]");
}

/** The item type of an array type, or the type itself. */
export function scalarType(type: CimType): CimScalarType {
  return (isArrayType(type) ? type.slice(0, -2) : type) as CimScalarType;
}
