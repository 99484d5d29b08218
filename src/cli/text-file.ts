import { decodeText, parseJsonText, readFileBytes, TextFileError } from "../text-files";
import { CliError } from "./cli-error";

/** The most that a file may hold, in bytes: far more than any that people or this command write. Plans have their own. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file, in whatever encoding Windows writes. @throws CliError `cannot_read` */
export function readText(path: string): string {
  return orCliError(path, () => decodeText(readFileBytes(path, MOST_BYTES), path));
}

/** The JSON of a file, parsed. @throws CliError `cannot_read` */
export function readJson(path: string): unknown {
  return orCliError(path, () => parseJsonText(decodeText(readFileBytes(path, MOST_BYTES), path), path));
}

/** Reads a file, and makes an error of the command of the reason why it cannot be read. */
export function orCliError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause;
    const { summary, detail } = cause;
    throw new CliError({ code: "cannot_read", summary: summary.replace(/\.$/, ""), detail, path });
  }
}

/** A line of a list, without its comment. */
export interface Line {
  /** Its number in the file, from 1. */
  readonly number: number;
  /** Without blanks around it. */
  readonly text: string;
}

/** The lines of a list that are not empty. `#` begins a comment, at the start of a line or after a blank. */
export function linesIn(text: string): readonly Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line.replace(/(^|\s)#.*$/, "").trim() }))
    .filter((line) => line.text !== "");
}
