import { STEERING } from "../steering";

/** JSON on several lines, in which strings, which is where all of that is, hold what steers a reader as escapes. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(STEERING, (character) => (character === "\n" ? character : escaped(character)))}\n`;
}

/** JSON knows no escape for more than 16 bits, so that a character beyond takes two. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
