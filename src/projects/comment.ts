import { harmless } from "../harmless-text";
import type { HostsNote } from "./host-groups";

const WIDTH = 110;

/**
 * A paragraph as lines of a comment, whatever it holds: it cannot end the comment, because nothing in it breaks a line,
 * and it cannot speak to a compiler.
 *
 * @param prefix what begins a comment, and blanks that indent its text
 */
export function comment(prefix: string, paragraph: string, indent = ""): readonly string[] {
  const words = harmless(paragraph).replaceAll("@ts-", "@ ts-").split(" ");
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && prefix.length + 1 + indent.length + longer.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((text) => `${prefix} ${indent}${text}`.trimEnd());
}

/** Hosts that are left, each reason with its hosts. */
export function leftComment(prefix: string, left: readonly HostsNote[]): readonly string[] {
  if (left.length === 0) return [];
  const lines = left.flatMap(({ text, hosts }) => [
    ...comment(prefix, `${hosts.join(", ")}:`),
    ...comment(prefix, text, "  "),
  ]);
  return [...comment(prefix, "Not managed here:"), ...lines];
}

/** What is to be known of hosts of a group. */
export function notesComment(prefix: string, notes: readonly HostsNote[]): readonly string[] {
  return notes.flatMap(({ text, hosts }) => comment(prefix, `${hosts.join(", ")}: ${text}`));
}
