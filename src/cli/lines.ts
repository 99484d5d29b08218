/** A line of a file that says something. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without a comment, and without blanks around it. */
  readonly text: string;
}

/** The lines of a list that people keep: `#` begins a comment, at the beginning or behind a blank. */
export function linesIn(text: string): readonly Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line.replace(/(^|\s)#.*$/, "").trim() }))
    .filter((line) => line.text !== "");
}
