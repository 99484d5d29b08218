import { quoted } from "../../harmless-text";

/** Escapes of JSON that HCL has not. */
const UNKNOWN_ESCAPES: Readonly<Record<string, string>> = { "\\b": "\\u0008", "\\f": "\\u000c" };

/**
 * A text as a string literal of HCL, in which no template begins: the first character of `${` and `%{` is written as an
 * escape, which is read after templates are, and so whatever stands before it.
 */
export function hclString(text: string): string {
  return quoted(text, Number.POSITIVE_INFINITY)
    .replace(/\\[\s\S]/g, (found) => UNKNOWN_ESCAPES[found] ?? found)
    .replace(/\$(?=\{)/g, "\\u0024")
    .replace(/%(?=\{)/g, "\\u0025");
}
