import { InvalidArgumentError } from "commander";
import { FORMAT_NAMES, type FormatName } from "../reports";

/** A report in a file. */
export interface ReportFile {
  readonly format: FormatName;
  readonly path: string;
}

/** `format=file`, beside those that were given before. Errors go to commander, which names the option. */
export function parseReportFile(text: string, previous: readonly ReportFile[]): readonly ReportFile[] {
  const separator = text.indexOf("=");
  const format = FORMAT_NAMES.find((name) => name === text.slice(0, separator));
  const path = text.slice(separator + 1);
  if (separator >= 0 && format !== undefined && path !== "") return [...previous, { format, path }];
  throw new InvalidArgumentError(`It must be FORMAT=FILE; formats are ${FORMAT_NAMES.join(", ")}.`);
}
