import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { harmless } from "../harmless-text";
import { type Report, readReport, withChanges } from "../reports";
import { CliError } from "./cli-error";
import type { ReportOptions } from "./write-report";

/** Where the earlier report is that a report is compared with. */
export interface SinceOptions extends ReportOptions {
  /** The file that an earlier run wrote as JSON. @default nothing is compared */
  readonly since?: string;
}

/** What `--since` says in the help of a command. */
export const SINCE_HELP = `
--since says what changed since an earlier report: what is new, still there or fixed, and since when. Nothing counts as
fixed that was not looked at. Keep one file from run to run: --since last.json --report json=last.json. Only then the
file may be missing, on the first run.`;

/**
 * Reads the earlier report, before long work. The file may be missing where this run writes it: then it is the first.
 *
 * @throws ReportError for a file that cannot be read or is no report; CliError for the report of another command
 */
export function readEarlier(kind: Report["kind"], options: SinceOptions): Report | undefined {
  const { since } = options;
  if (since === undefined) return undefined;
  if (!existsSync(since) && isWrittenBy(options, since)) {
    tell(`${since} does not exist yet, so this first report is compared with none.`);
    return undefined;
  }
  const earlier = readReport(since);
  if (earlier.kind === kind) return earlier;
  throw new CliError({
    code: "invalid_option",
    summary: `${since} is a report of rds-licensing ${earlier.kind}, which rds-licensing ${kind} cannot be compared with`,
    detail: `Give --since a report that rds-licensing ${kind} wrote, and keep one file for each of the two.`,
    path: since,
  });
}

function isWrittenBy({ format, out, report }: ReportOptions, path: string): boolean {
  const written = [...report, ...(out === undefined ? [] : [{ format, path: out }])];
  return written.some((file) => file.format === "json" && resolve(file.path) === resolve(path));
}

/**
 * The report with what changed since the earlier one, if there is one. People are told where the two have no host in common.
 */
export function comparedWith(earlier: Report | undefined, report: Report, { since = "" }: SinceOptions): Report {
  if (earlier === undefined) return report;
  const names = new Set(earlier.hosts.map(({ host }) => host.toLowerCase()));
  const isOther = names.size > 0 && !report.hosts.some(({ host }) => names.has(host.toLowerCase()));
  if (isOther && report.hosts.length > 0) tell(`${since} has none of these hosts, so all that needs attention is new.`);
  return withChanges(report, earlier);
}

function tell(text: string): void {
  process.stderr.write(`rds-licensing: ${harmless(text)}\n`);
}
