/**
 * What no text from outside may bring into a terminal, a log or a report: control characters, invisible characters, line
 * breaks, halves of characters, and the `##` that begins a command, anywhere in a line, in the logs of Azure Pipelines
 * (`##vso[…]`, https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands) and GitHub Actions (`##[…]`).
 * Both ignore invisible characters when they search for it.
 */
export const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]|#(?=#)/gu;

/**
 * The first colon of `::error::…`, a command to GitHub Actions at the start of a line, after blanks
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). Any word may come to start a line,
 * because Terraform wraps what it says. An address such as `::1` is no command.
 */
const COMMAND_START = /(?<!\S):(?=:)(?!::?[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}(?:\.\d{1,3}){0,3}(?![\w:-]))/giu;

/**
 * A text from outside on one line, in which nothing steers who or what reads it, wherever the line is wrapped. What
 * would is written as in JSON (`\u001b`), so that JSON stays JSON of the same value; the rest, among it every valid name
 * and address, stays as it is, and so does a text that is harmless already.
 */
export function harmless(text: string): string {
  return text.replace(STEERING, escaped).replace(COMMAND_START, escaped);
}

/** The same for a text of several lines, which keeps its line feeds. */
export function harmlessLines(text: string): string {
  return text.split("\n").map(harmless).join("\n");
}

const LONGEST_LINE = 2_000;

/** A message from the network, ready to show: on one line, without repeated blanks, harmless, at most 2,000 characters. */
export function oneLine(text: string): string {
  const line = harmless(text.replace(/\s+/gu, " ").trim());
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

/**
 * A text from outside, ready to show inside a message: as a JSON string in which nothing steers.
 *
 * @param longest the most characters that are shown
 */
export function quoted(text: string, longest = 80): string {
  const shown = text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
  return harmless(JSON.stringify(shown));
}

/** JSON knows no escape for more than 16 bits, so that a character beyond takes two. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
