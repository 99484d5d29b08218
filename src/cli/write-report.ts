import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { InvalidArgumentError } from "commander";
import { FORMAT_NAMES, FORMATS, type FormatName, type Report } from "../reports";
import { CliError } from "./cli-error";
import { replaceFile } from "./replace-file";
import { showsColor } from "./shows-color";

/** Where a report goes, and in which formats. */
export interface ReportOptions {
  /** The format of what goes to `out`. */
  readonly format: FormatName;
  /** @default standard output */
  readonly out?: string;
  /** The same report in more files. */
  readonly report: readonly ReportFile[];
}

/** A report to write to a file. */
export interface ReportFile {
  readonly format: FormatName;
  readonly path: string;
}

/** `format=file`, added to those that were given before. */
export function parseReportFile(text: string, previous: readonly ReportFile[]): readonly ReportFile[] {
  const separator = text.indexOf("=");
  const format = FORMAT_NAMES.find((name) => name === text.slice(0, separator));
  const path = text.slice(separator + 1);
  if (separator >= 0 && format !== undefined && path !== "") return [...previous, { format, path }];
  throw new InvalidArgumentError(`It must be FORMAT=FILE, and FORMAT one of ${FORMAT_NAMES.join(", ")}.`);
}

/** Checks, before long work, that the report can be written. @throws CliError cannot_write */
export function checkReportFiles({ out, report }: ReportOptions): void {
  for (const path of [...(out === undefined ? [] : [out]), ...report.map(({ path }) => path)]) {
    try {
      accessSync(dirname(path), constants.W_OK);
    } catch (cause) {
      throw cannotWrite(path, cause);
    }
  }
}

/**
 * Writes a report to its files and to standard output, in color where that is a terminal that shows colors. A file that
 * cannot be written keeps it from none of the others.
 *
 * @throws CliError cannot_write
 */
export function writeReport(report: Report, { format, out, report: files }: ReportOptions): void {
  const failures = files.flatMap((file) => failureOf(() => writeTo(file.path, FORMATS[file.format]().render(report))));
  const renderer = FORMATS[format]();
  const { isTTY, rows } = process.stdout;
  const screen = { color: showsColor(process.stdout), rows: isTTY ? rows : undefined };
  failures.push(...failureOf(() => writeText(renderer.render(report, out === undefined ? screen : {}), out)));
  if (failures.length > 0) throw failures[0];
}

function failureOf(write: () => void): unknown[] {
  try {
    write();
    return [];
  } catch (cause) {
    return [cause];
  }
}

/** Writes a text to a file, else to standard output. @throws CliError cannot_write */
export function writeText(text: string, out?: string): void {
  if (out === undefined) process.stdout.write(text);
  else writeTo(out, text);
}

function writeTo(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

function cannotWrite(path: string, cause: unknown): CliError {
  const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
  return new CliError({ code: "cannot_write", summary: `Cannot write ${path}`, detail, path });
}
