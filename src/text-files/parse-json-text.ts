import { TextFileError } from "./text-file-error";

/** How deep objects and arrays may be nested, so that code that walks them does not run out of stack. */
export const DEEPEST_JSON = 512;

/**
 * Parses the JSON of a file.
 *
 * @param name what the file is called in errors
 * @throws TextFileError `empty`, `incomplete_json`, `not_json`, `nested_too_deeply`
 */
export function parseJsonText(text: string, name: string): unknown {
  if (text.trim() === "") {
    const detail = "The command that wrote it most likely failed: run it again and read its errors.";
    throw new TextFileError({ code: "empty", summary: `${name} is empty`, detail });
  }
  if (isDeeperThan(text, DEEPEST_JSON)) {
    const summary = `${name} holds JSON that is nested more than ${DEEPEST_JSON} levels deep`;
    throw new TextFileError({ code: "nested_too_deeply", summary, detail: "Check that it is the right file." });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(text, name, cause);
  }
}

/** Counted in the text, before it is parsed. */
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

/** The parser's own message shows a part of the text, which may be secret; only the place in it is shown. */
function notJson(text: string, name: string, cause: unknown): TextFileError {
  const message = cause instanceof Error ? cause.message : "";
  const [, place] = /\bposition (\d+)/.exec(message) ?? [];
  const isIncomplete = /Unexpected end|Unterminated string/.test(message) || Number(place) >= text.trimEnd().length;
  if (isIncomplete) {
    const summary = `${name} is incomplete JSON: it ends in the middle`;
    const detail = "Write it again, and check that the command that writes it finishes.";
    return new TextFileError({ code: "incomplete_json", summary, detail });
  }
  const where = place === undefined ? "" : ` at ${placeIn(text, Number(place))}`;
  return new TextFileError({ code: "not_json", summary: `${name} is not JSON`, detail: `Fix the JSON${where}.` });
}

function placeIn(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
