import { harmless } from "./harmless";

/** A text from outside so that nothing in it steers, from which {@link unescapeText} makes the same text again. */
export function escapeText(text: string): string {
  return harmless(text.replace(/\\/g, "\\\\"));
}

/** The text that {@link escapeText} was given. */
export function unescapeText(text: string): string {
  return text.replace(/\\(?:\\|u([\da-f]{4}))/g, (_, unit?: string) =>
    unit === undefined ? "\\" : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}
