import { harmless } from "../../../harmless-text";

/** A setting's value in words. */
export function printableValue(value: string | readonly string[] | null | undefined): string {
  if (value === null || value === undefined) return "not known";
  if (typeof value === "string") return harmless(value);
  return value.length === 0 ? "none" : value.map(harmless).join(", ");
}
