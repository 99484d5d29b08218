/**
 * A decimal number with more digits than a double holds.
 *
 * @example
 * const pi = new Decimal("3.14159265358979323846");
 * const rounded = Number(pi.text);
 */
export class Decimal {
  constructor(
    /** The digits, as Terraform sent them. */
    readonly text: string,
  ) {}

  /** The digits. */
  toString(): string {
    return this.text;
  }
}

/**
 * A Terraform number, never rounded: `number` where a double has the same decimal digits, `bigint` for integers beyond
 * 2^53, `Decimal` for the rest.
 */
export type NumberValue = number | bigint | Decimal;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Longest run of zeros written out; longer numbers stay text. */
const MAX_ZEROS = 1024;

interface Parts {
  readonly sign: string;
  /** Without leading and trailing zeros; empty for zero. */
  readonly digits: string;
  readonly exponent: number;
}

/**
 * Reads a decimal number without losing a digit.
 * @param text JSON number syntax, leading zeros allowed
 * @returns undefined when the text is no number
 */
export function parseNumber(text: string): NumberValue | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const { sign, digits, exponent } = parts;
  if (exponent >= 0 && exponent <= MAX_ZEROS) {
    const integer = BigInt(`${sign}${digits || "0"}${"0".repeat(exponent)}`);
    const double = Number(integer);
    return Number.isSafeInteger(double) ? double : integer;
  }
  const double = Number(text);
  return Number.isFinite(double) && sameNumber(String(double), text) ? double : new Decimal(text);
}

/** Whether two decimal texts are the same number: `1e3` and `1000.0` are. */
export function sameNumber(left: string, right: string): boolean {
  const [a, b] = [partsOf(left), partsOf(right)];
  if (a === undefined || b === undefined) return left === right;
  return a.sign === b.sign && a.digits === b.digits && a.exponent === b.exponent;
}

function partsOf(text: string): Parts | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return { sign: "", digits: "", exponent: 0 };
  const trailing = digits.length - significant.length;
  return { sign, digits: significant, exponent: Number(exponent) - fraction.length + trailing };
}
