import { TextFileError } from "./text-file-error";

/** How deep objects and arrays may stand in each other: whoever walks them does not run out of stack. */
export const DEEPEST_JSON = 512;

/**
 * Reads JSON that a file holds.
 *
 * @param name of the file, for errors
 * @throws TextFileError `empty`, `incomplete_json`, `not_json`, `nested_too_deeply`
 */
export function parseJsonText(text: string, name: string): unknown {
  if (text.trim() === "") {
    const detail = "Check the command that wrote it: most often it failed.";
    throw new TextFileError({ code: "empty", summary: `${name} is empty.`, detail });
  }
  if (isDeeperThan(text, DEEPEST_JSON)) {
    const summary = `${name} holds JSON that is nested more than ${DEEPEST_JSON} levels deep.`;
    throw new TextFileError({ code: "nested_too_deeply", summary, detail: "Check that it is the right file." });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(text, name, cause);
  }
}

/** Counted in the text, before anything is made of it. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInString) {
      if (character === "\\") index += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') {
      isInString = true;
    } else if (character === "[" || character === "{") {
      depth += 1;
      if (depth > most) return true;
    } else if (character === "]" || character === "}") {
      depth -= 1;
    }
  }
  return false;
}

/** The parser's own message shows a part of the text, which may be secret; of it, only the place is told. */
function notJson(text: string, name: string, cause: unknown): TextFileError {
  const message = cause instanceof Error ? cause.message : "";
  const [, place] = /\bposition (\d+)/.exec(message) ?? [];
  const isIncomplete = /Unexpected end|Unterminated string/.test(message) || Number(place) >= text.trimEnd().length;
  if (isIncomplete) {
    const summary = `${name} is only the beginning of JSON: it ends in the middle.`;
    const detail = "Write it anew, and check that whatever wrote it came to its end.";
    return new TextFileError({ code: "incomplete_json", summary, detail });
  }
  const where = place === undefined ? "" : ` The mistake is in ${placeIn(text, Number(place))}.`;
  return new TextFileError({ code: "not_json", summary: `${name} is not JSON.`, detail: `Correct it.${where}` });
}

function placeIn(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
