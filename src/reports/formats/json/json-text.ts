import { harmlessLines } from "../../../harmless-text";

/** JSON on several lines, in which strings, which is where all of that is, hold what steers a reader as escapes. */
export function jsonText(value: object): string {
  return `${harmlessLines(JSON.stringify(value, undefined, 2))}\n`;
}
