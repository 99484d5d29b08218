import { harmlessLines } from "../../../harmless-text";
import type { Format } from "../format";

/** The report itself. */
export const jsonFormat: Format = { render: jsonText };

/** JSON on several lines. Where a string holds what steers a reader, it holds it as an escape. */
export function jsonText(value: object): string {
  return `${harmlessLines(JSON.stringify(value, undefined, 2))}\n`;
}
