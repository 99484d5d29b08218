import { accessSync, constants, existsSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseRecording, type Recording } from "../../doctor";
import { CliError } from "../cli-error";
import { confirm, requireTerminal } from "../confirm";
import { readJson } from "../text-file";

export interface RecordOptions {
  readonly record?: string;
  readonly yes?: boolean;
}

/** Checks, before a host is asked, that its recording can be written. @throws CliError `cannot_write`, `no_terminal` */
export function checkRecordingFile({ record, yes }: RecordOptions): void {
  if (record === undefined) return;
  if (existsSync(record)) throw cannotWrite(record, "It exists, and nothing is overwritten. Name another file.");
  try {
    accessSync(dirname(record), constants.W_OK);
  } catch (cause) {
    throw cannotWrite(record, reasonOf(cause));
  }
  if (yes !== true) requireTerminal();
}

/**
 * Shows what a recording holds, and writes it where that is wanted.
 *
 * @throws CliError `cannot_write`, `not_confirmed`
 */
export async function writeRecording(recording: Recording, { record, yes }: RecordOptions): Promise<void> {
  if (record === undefined) return;
  const text = `${JSON.stringify(recording, undefined, 2)}\n`;
  process.stderr.write(summary(recording, text.length));
  if (yes !== true) await confirm(`Write it to ${record}?`, text);
  try {
    // Under Wine, a standalone program cannot write to a relative path.
    writeFileSync(resolve(record), text, { flag: "wx" });
  } catch (cause) {
    throw cannotWrite(record, reasonOf(cause));
  }
  process.stderr.write(`rds-licensing: Recording written to ${record}.\n`);
}

/** A recording that an earlier run wrote. @throws CliError `cannot_read` */
export function readRecording(path: string): Recording {
  const recording = parseRecording(readJson(path));
  if (recording !== undefined) return recording;
  const detail = "Name a file that --record has written, or write --compare simulated.";
  throw new CliError({ code: "cannot_read", summary: `${path} is no recording of this version`, detail, path });
}

function summary({ exchanges }: Recording, length: number): string {
  const lines = exchanges.map(({ question, status }) => `  ${status}  ${question || "(not readable)"}`);
  return [
    `The recording holds ${exchanges.length} questions with their answers (${Math.ceil(length / 1024)} kB):`,
    ...lines,
    "Every name, address, identifier, text and number that is not of a standard or of Microsoft's documentation is replaced.",
    "",
  ].join("\n");
}

function cannotWrite(path: string, detail: string): CliError {
  return new CliError({ code: "cannot_write", summary: `Cannot write ${path}`, detail, path });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : "unknown error";
}
