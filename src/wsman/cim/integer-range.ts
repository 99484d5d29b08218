import type { CimScalarType } from "./type";

/** Smallest and largest value of each integer type. */
export const INTEGER_RANGES: ReadonlyMap<CimScalarType, readonly [bigint, bigint]> = new Map([
  ["uint8", [0n, 0xffn]],
  ["sint8", [-0x80n, 0x7fn]],
  ["uint16", [0n, 0xffffn]],
  ["sint16", [-0x8000n, 0x7fffn]],
  ["uint32", [0n, 0xffff_ffffn]],
  ["sint32", [-0x8000_0000n, 0x7fff_ffffn]],
  ["uint64", [0n, 0xffff_ffff_ffff_ffffn]],
  ["sint64", [-0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn]],
]);

/** The integer types whose values do not fit a JavaScript number. */
export function isBigIntegerType(type: CimScalarType): boolean {
  return type === "uint64" || type === "sint64";
}
