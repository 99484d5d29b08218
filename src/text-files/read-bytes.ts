import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";
import { TextFileError } from "./text-file-error";

/** How a stream is read. */
export interface StreamOptions {
  /** What the stream is called in errors, for example "standard input". */
  readonly name: string;
  /** The most it may hold, in bytes. */
  readonly mostBytes: number;
  /** Stops the reading, with the error of the abort. */
  readonly signal?: AbortSignal;
}

const CHUNK_BYTES = 1024 * 1024;
const MIB = 1024 * 1024;

/**
 * The bytes of a file. Never more than the limit is read: pipes and devices do not say how much they hold.
 *
 * @throws TextFileError `not_found`, `cannot_read`, `is_folder`, `too_large`
 */
export function readFileBytes(path: string, mostBytes: number): Buffer {
  try {
    const file = openSync(path, "r");
    try {
      if (fstatSync(file).size > mostBytes) throw tooLarge(path, mostBytes);
      return readToEnd(file, path, mostBytes);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw cause instanceof TextFileError ? cause : unreadable(path, cause);
  }
}

/**
 * The bytes of a stream. Reading stops at the limit.
 *
 * @throws TextFileError `cannot_read`, `too_large`
 */
export async function readStreamBytes(stream: Readable, { name, mostBytes, signal }: StreamOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (signal !== undefined) addAbortSignal(signal, stream);
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > mostBytes) throw tooLarge(name, mostBytes);
    }
  } catch (cause) {
    if (cause instanceof TextFileError || signal?.aborted) throw cause;
    throw unreadable(name, cause);
  }
  return Buffer.concat(chunks);
}

function readToEnd(file: number, path: string, mostBytes: number): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; length <= mostBytes; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  throw tooLarge(path, mostBytes);
}

function tooLarge(name: string, mostBytes: number): TextFileError {
  const summary = `${name} is larger than ${mostBytes / MIB} MiB`;
  return new TextFileError({ code: "too_large", summary, detail: "Check that it is the right file." });
}

function unreadable(name: string, cause: unknown): TextFileError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") {
    return new TextFileError({
      code: "not_found",
      summary: `${name} does not exist`,
      detail: "Check the path.",
      cause,
    });
  }
  if (code === "EISDIR") {
    const summary = `${name} is a folder, not a file`;
    return new TextFileError({ code: "is_folder", summary, detail: "Name a file in it.", cause });
  }
  const detail = `Check the path and its permissions: ${message}.`;
  return new TextFileError({ code: "cannot_read", summary: `${name} cannot be read`, detail, cause });
}
