import { harmless } from "./harmless";

/**
 * Shows a text from outside inside a message: as a string of JSON, in which nothing steers.
 *
 * @param longest how many characters are shown at most
 */
export function quoted(text: string, longest = 80): string {
  const shown = text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
  return harmless(JSON.stringify(shown));
}
