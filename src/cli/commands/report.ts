import { realpathSync } from "node:fs";
import { Command, Option } from "commander";
import { harmless, someOf } from "../../harmless-text";
import { FORMAT_NAMES, mergeReports, parseReport, type Report, ReportError, readReport } from "../../reports";
import { decodeText, readStreamBytes, TextFileError } from "../../text-files";
import { CliError } from "../cli-error";
import { addExamples, type HelpEnd } from "../examples";
import { type ExitCode, exitCodeOf } from "../exit-codes";
import { FAIL_ON, FAILS, type FailOn } from "../fail-on";
import { action } from "../run-to-end";
import { MOST_BYTES } from "../text-file";
import { checkReportFiles, parseReportFile, type ReportOptions, writeReport } from "../write-report";

interface MergeOptions extends ReportOptions {
  readonly failOn?: FailOn;
}

/** `rds-licensing report`: what is done with reports that are made. */
export function reportCommand(): Command {
  const command = new Command("report").description("merge the reports of several jobs into one");
  return addExamples(command.addCommand(mergeCommand()), END);
}

function mergeCommand(): Command {
  const command = new Command("merge")
    .description("make one report of the JSON reports of several jobs, all of drift or all of check")
    .argument("<file...>", "files that drift or check wrote as json, - for standard input")
    .addOption(new Option("--format <format>", "format of the report").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report to this file instead of standard output")
    .option("--report <format=file>", "also write the report to this file; repeat for more", parseReportFile, [])
    .addOption(
      new Option("--fail-on <what>", "what exits with 2 (default: drift, or findings of a check)").choices(FAIL_ON),
    )
    .action(action(merge))
    .addHelpText("after", EXPLANATION);
  return addExamples(command, END);
}

const END: HelpEnd = {
  examples: ["report merge amsterdam.json singapore.json --format html --out farm.html"],
  guide: "drift-in-pipelines.md",
};

const EXPLANATION = `
Name the file of every job, so that one that is missing is told: it is an error in the report, as is a file that cannot
be read or holds no whole report. A host that two reports have keeps both rows, and standard error names it.

Exit code: as of drift. 0 nothing to report; 2 what --fail-on counts; 4 a host was not looked at, or is not known; 3 a
host does not answer; 1 a report is missing or not valid, or any other error. If several apply, 1 takes precedence over
2, 2 over 4, and 4 over 3.`;

async function merge(paths: readonly string[], options: MergeOptions): Promise<ExitCode> {
  checkReportFiles(options);
  checkNamedOnce(paths);
  const read: NamedReport[] = [];
  const failures: ReportError[] = [];
  const errors: Report["errors"][number][] = [];
  for (const path of paths) {
    try {
      read.push({ path, report: await readFrom(path) });
    } catch (cause) {
      if (!(cause instanceof ReportError)) throw cause;
      const { code, summary, detail } = cause;
      failures.push(cause);
      errors.push({ origin: path, code, summary, detail });
    }
  }
  const [first, ...others] = read;
  if (first === undefined) throw failures[0];
  for (const other of others) checkSameKind(first, other);
  for (const { message } of failures) tell(message);
  const report = mergeReports([first.report, ...others.map((other) => other.report)], errors);
  tellHostsOfSeveral(read);
  writeReport(report, options);
  return exitCodeOf(report, FAILS[options.failOn ?? (report.kind === "check" ? "findings" : "drift")]);
}

interface NamedReport {
  readonly path: string;
  readonly report: Report;
}

async function readFrom(path: string): Promise<Report> {
  if (path !== "-") return readReport(path);
  const name = "standard input";
  try {
    return parseReport(decodeText(await readStreamBytes(process.stdin, { name, mostBytes: MOST_BYTES }), name), name);
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause;
    throw new ReportError({
      code: "cannot_read",
      summary: cause.summary.replace(/\.$/, ""),
      detail: cause.detail,
      cause,
    });
  }
}

/** A file that is named twice would double its hosts, and stands in the place of another that was meant. */
function checkNamedOnce(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const file = path === "-" ? path : realPathOf(path);
    if (seen.has(file)) {
      const detail = "Name the report of each job once.";
      throw new CliError({ code: "invalid_option", summary: `${path} is named twice`, detail, path });
    }
    seen.add(file);
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function checkSameKind(one: NamedReport, other: NamedReport): void {
  if (one.report.kind === other.report.kind) return;
  throw new CliError({
    code: "invalid_option",
    summary: `${one.path} is a report of rds-licensing ${one.report.kind}, and ${other.path} is one of ${other.report.kind}`,
    detail: "Merge the reports of each command on their own.",
    path: other.path,
  });
}

const MOST_NAMED = 5;

/** Hosts of more than one report, which may be a mistake of the stacks. */
function tellHostsOfSeveral(read: readonly NamedReport[]): void {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { report } of read) {
    const names = new Set(report.hosts.map(({ host }) => host.toLowerCase()));
    for (const name of names) (seen.has(name) ? again : seen).add(name);
  }
  if (again.size === 0) return;
  tell(`More than one report has ${someOf([...again], MOST_NAMED)}: all of their rows are kept.`);
}

function tell(text: string): void {
  process.stderr.write(`rds-licensing: ${harmless(text.replaceAll("\n", " "))}\n`);
}
