import { harmless } from "./harmless";

const LONGEST = 2_000;

/** A message from the network made fit to show: on one line, blanks as one, harmless, at most 2,000 characters. */
export function oneLine(text: string): string {
  const line = harmless(text.replace(/\s+/gu, " ").trim());
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
