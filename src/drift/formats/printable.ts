import { STEERING } from "./steering";

/** How a line begins that is a command to GitHub Actions, after blanks: `::error::…`. */
const COMMAND_START = /^(\s*):(?=:)/u;

/** A text that a host or a plan brought, without anything that steers a terminal or a CI system, or breaks a line. */
export function printable(text: string): string {
  return text.replace(COMMAND_START, "$1\\u003a").replace(STEERING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** A setting's value in words. */
export function printableValue(value: string | readonly string[] | null | undefined): string {
  if (value === null || value === undefined) return "not known";
  if (typeof value === "string") return printable(value);
  return value.length === 0 ? "none" : value.map(printable).join(", ");
}
