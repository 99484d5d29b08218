import { textWidth } from "./text-width";

/** What sets a color. */
const STYLE = /\u001b\[[\d;]*m/g;

/**
 * A line in as many as it takes to fit so many columns, broken at blanks where there are some; each keeps its indentation.
 * Colors take no columns.
 */
export function wrapText(line: string, columns: number): readonly string[] {
  const [indentation = ""] = /^ */.exec(line) ?? [];
  const indent = indentation.slice(0, Math.max(0, columns - 1));
  const available = Math.max(1, columns - indent.length);
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indentation.length).split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (styledWidth(longer) <= available) {
      current = longer;
      continue;
    }
    if (current !== "") lines.push(current);
    const pieces = broken(word, available);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? "";
  }
  return [...lines, current].map((text) => indent + text);
}

/** A word that is longer than a line, in pieces. */
function broken(word: string, available: number): readonly string[] {
  if (styledWidth(word) <= available) return [word];
  const pieces = [""];
  for (const part of word.match(/\u001b\[[\d;]*m|./gsu) ?? []) {
    const last = pieces.at(-1) ?? "";
    if (last !== "" && styledWidth(last + part) > available) pieces.push(part);
    else pieces[pieces.length - 1] = last + part;
  }
  return pieces;
}

function styledWidth(text: string): number {
  return textWidth(text.replace(STYLE, ""));
}
