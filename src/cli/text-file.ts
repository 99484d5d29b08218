import { decodeText, parseJsonText, readFileBytes, TextFileError } from "../text-files";
import { CliError } from "./cli-error";

/** Far more than any file is that people or this command write, in bytes; plans have a limit of their own. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file, in whatever encoding Windows writes. @throws CliError `cannot_read` */
export function readText(path: string): string {
  return orCliError(path, () => decodeText(readFileBytes(path, MOST_BYTES), path));
}

/** What the JSON of a file says. @throws CliError `cannot_read` */
export function readJson(path: string): unknown {
  return orCliError(path, () => parseJsonText(decodeText(readFileBytes(path, MOST_BYTES), path), path));
}

/** Runs what reads a file; what kept it from being read becomes an error of the command. */
export function orCliError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause;
    const { summary, detail } = cause;
    throw new CliError({ code: "cannot_read", summary: summary.replace(/\.$/, ""), detail, path });
  }
}
