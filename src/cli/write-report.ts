import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { isColorSupported } from "picocolors";
import { FORMATS, type FormatName, type Report } from "../reports";
import { CliError } from "./cli-error";
import type { ReportFile } from "./parse-report-file";
import { replaceFile } from "./replace-file";

export interface ReportOptions {
  /** Of what goes to `out`. */
  readonly format: FormatName;
  /** @default standard output */
  readonly out?: string;
  /** More of the same report. */
  readonly report: readonly ReportFile[];
}

/** Looks, before long work, whether the report can be written then. @throws CliError cannot_write */
export function checkReportFiles({ out, report }: ReportOptions): void {
  for (const path of [...(out === undefined ? [] : [out]), ...report.map(({ path }) => path)]) {
    try {
      accessSync(dirname(path), constants.W_OK);
    } catch (cause) {
      throw cannotWrite(path, cause);
    }
  }
}

/** Writes a report where it is wanted; in color where that is a terminal that shows it. @throws CliError cannot_write */
export function writeReport(report: Report, { format, out, report: files }: ReportOptions): void {
  for (const file of files) writeTo(file.path, FORMATS[file.format]().render(report));
  const renderer = FORMATS[format]();
  if (out !== undefined) {
    writeTo(out, renderer.render(report));
  } else {
    const { isTTY, rows } = process.stdout;
    process.stdout.write(renderer.render(report, { color: isTTY && isColorSupported, rows: isTTY ? rows : undefined }));
  }
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
