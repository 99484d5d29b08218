import { writeFileSync } from "node:fs";
import { isColorSupported } from "picocolors";
import { FORMATS, type FormatName, type Report } from "../drift";
import { CliError } from "./cli-error";

export interface ReportOptions {
  readonly format: FormatName;
  /** @default standard output */
  readonly out?: string;
}

/** Writes a report where it is wanted; in color where that is a terminal that shows it. @throws CliError cannot_write */
export function writeReport(report: Report, { format, out }: ReportOptions): void {
  const renderer = FORMATS[format]();
  if (out === undefined) {
    process.stdout.write(renderer.render(report, { color: process.stdout.isTTY && isColorSupported }));
    return;
  }
  try {
    writeFileSync(out, renderer.render(report));
  } catch (cause) {
    const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
    throw new CliError({ code: "cannot_write", summary: `Cannot write ${out}.`, detail, path: out });
  }
}
