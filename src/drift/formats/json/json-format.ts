import type { Format } from "../format";

/** The report itself. */
export const jsonFormat: Format = {
  render: (report) => `${JSON.stringify(report, undefined, 2).replace(STEERING, escaped)}\n`,
};

/** What steers a terminal and JSON lets stand: within strings, which is where all of it is, an escape means the same. */
const STEERING = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** JSON knows no escape for more than 16 bits, so that a character beyond takes two. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
