import type { CimInstance, CimReference } from "./value";

/** The scalar CIM types (DSP0004 section 5.2) and the TypeScript type each is given as. */
export interface CimScalarTypes {
  /** `true` or `false`. */
  boolean: boolean;
  /** 0 to 255. */
  uint8: number;
  /** -128 to 127. */
  sint8: number;
  /** 0 to 65,535. */
  uint16: number;
  /** -32,768 to 32,767. */
  sint16: number;
  /** 0 to 4,294,967,295. */
  uint32: number;
  /** -2,147,483,648 to 2,147,483,647. */
  sint32: number;
  /** 0 to 18,446,744,073,709,551,615, which a number cannot hold exactly. */
  uint64: bigint;
  /** A signed integer of 64 bits. */
  sint64: bigint;
  /** A floating-point number of 32 bits; finite. */
  real32: number;
  /** A floating-point number of 64 bits; finite. */
  real64: number;
  /** One UTF-16 unit. */
  char16: string;
  /** Text; blanks are kept. */
  string: string;
  /** A moment; sub-millisecond digits are dropped. */
  datetime: Date;
  /** A length of time in milliseconds (`cim:Interval`). */
  interval: number;
  /** A reference to another instance (CIM `REF`). */
  reference: CimReference;
  /** An instance inside another (CIM `EmbeddedInstance`). */
  instance: CimInstance;
}

/** The name of a scalar CIM type. */
export type CimScalarType = keyof CimScalarTypes;
/** The name of a CIM type; `[]` stands for an array. */
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
