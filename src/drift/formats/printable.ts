/** A text that a host or a plan brought, without anything that steers a terminal or breaks a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
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
