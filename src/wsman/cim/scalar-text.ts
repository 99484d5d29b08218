import { formatXsDuration, parseXsDuration } from "../envelope/duration";
import type { CimScalarType, CimScalarTypes } from "./type";

/** The scalar types that are written as text. */
export type CimTextType = Exclude<CimScalarType, "reference" | "instance">;
export type CimTextValue = CimScalarTypes[CimTextType];

/** Smallest and largest value of each integer type. */
const INTEGER_RANGES = new Map<CimScalarType, readonly [number, number] | readonly [bigint, bigint]>([
  ["uint8", [0, 0xff]],
  ["sint8", [-0x80, 0x7f]],
  ["uint16", [0, 0xffff]],
  ["sint16", [-0x8000, 0x7fff]],
  ["uint32", [0, 0xffff_ffff]],
  ["sint32", [-0x8000_0000, 0x7fff_ffff]],
  ["uint64", [0n, 0xffff_ffff_ffff_ffffn]],
  ["sint64", [-0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn]],
]);

/** The text of a value; undefined when the value does not belong to the type. */
export function formatScalar(type: CimTextType, value: unknown): string | undefined {
  if (INTEGER_RANGES.has(type)) return formatInteger(type, value);
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? String(value) : undefined;
    case "real32":
    case "real64":
      return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
    case "datetime":
      return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
    case "interval":
      return typeof value === "number" && Number.isFinite(value) ? formatXsDuration(value) : undefined;
    case "char16":
      return typeof value === "string" && value.length === 1 ? value : undefined;
    default:
      return typeof value === "string" ? value : undefined;
  }
}

/** The value of a text; undefined when the text is not one of the type. Strings keep their blanks. */
export function parseScalar(type: CimTextType, text: string): CimTextValue | undefined {
  if (INTEGER_RANGES.has(type)) return parseInteger(type, text.trim());
  switch (type) {
    case "boolean":
      return BOOLEANS.get(text.trim().toLowerCase());
    case "real32":
    case "real64":
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : undefined;
    case "datetime":
      return parseDatetime(text.trim());
    case "interval":
      return parseXsDuration(text);
    case "char16":
      return text.length === 1 ? text : undefined;
    default:
      return text;
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** Zero to nine fraction digits; a value without a zone is UTC, as clients of real hosts take it. */
const DATETIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[-+]\d\d:\d\d)?$/;

function parseDatetime(text: string): Date | undefined {
  const match = DATETIME.exec(text);
  if (match === null) return undefined;
  const [, seconds, fraction = "", zone = "Z"] = match;
  const date = new Date(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function formatInteger(type: CimScalarType, value: unknown): string | undefined {
  const expected = isBigIntegerType(type) ? typeof value === "bigint" : Number.isSafeInteger(value);
  return expected && inRange(type, value as number | bigint) ? String(value) : undefined;
}

function parseInteger(type: CimScalarType, text: string): number | bigint | undefined {
  if (!/^[-+]?\d{1,20}$/.test(text)) return undefined;
  // Of -0 the sum is 0.
  const value = isBigIntegerType(type) ? BigInt(text.replace("+", "")) : Number(text) + 0;
  return inRange(type, value) ? value : undefined;
}

function inRange(type: CimScalarType, value: number | bigint): boolean {
  const range = INTEGER_RANGES.get(type);
  return range !== undefined && value >= range[0] && value <= range[1];
}

/** The integer types whose values do not fit a JavaScript number. */
function isBigIntegerType(type: CimScalarType): boolean {
  return type === "uint64" || type === "sint64";
}
