import { Command, Option } from "commander";
import { harmless } from "../../harmless-text";
import {
  checkHosts,
  FORMAT_NAMES,
  type HostReport,
  makeReport,
  type Report,
  unaskedLicenseServers,
} from "../../reports";
import { HostConnections, type ObservedHost } from "../../windows";
import { CliError } from "../cli-error";
import { addConnectionOptions, type ConnectionOptions, connectionSettings } from "../connection-options";
import { readDisplayNames, withDisplayName } from "../display-names";
import { onEndingSignal } from "../ending-signals";
import { type ExitCode, exitCodeOf } from "../exit-codes";
import { optionAdvised, withOptionAdvice } from "../option-advice";
import { parseCount } from "../parse-number";
import { parseReportFile } from "../parse-report-file";
import { ProgressLine } from "../progress-line";
import { eachOnce, hostNamed, INPUT, readHosts } from "../read-hosts";
import { action } from "../run-to-end";
import { countHealths } from "../watch/health";
import { parseInterval } from "../watch/parse-interval";
import { type WatchOptions, watchHosts } from "../watch/watch-hosts";
import { checkReportFiles, type ReportOptions, writeReport } from "../write-report";

/** The severity from which on findings fail the command: each stands for the worse ones too. */
const FAIL_ON = ["error", "warning", "unknown"] as const;

interface CheckCommandOptions extends ConnectionOptions, ReportOptions {
  readonly licenseServer: readonly string[];
  readonly concurrency: number;
  readonly graceDays: number;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly names?: string;
  readonly watch?: boolean;
  /** Milliseconds. */
  readonly interval?: number;
}

const DEFAULT_INTERVAL_MS = 30_000;
/** All the questions to one host together take at most so many times what one may. */
const HOST_LIMIT_IN_TIMEOUTS = 10;

/** `rds-licensing check`: the diagnosis of session hosts, live and without Terraform. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("find out what keeps session hosts from licensing their users, live and without Terraform")
    .argument("<host...>", "session hosts, with :port where needed; @FILE or - for a list, a host a line")
    .option("--license-server <name[=host]>", "ask this license server too; repeat for more", collect, [])
    .addOption(new Option("--format <format>", "how to tell").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report there instead of to standard output")
    .option("--report <format=file>", "write the report there too; repeat for more", parseReportFile, [])
    .option("--names <file>", "what to call hosts in the report: a host a line, blanks, its name")
    .option("--concurrency <count>", "hosts asked at the same time", parseCount, 10)
    .option("--grace-days <days>", "tell of the end of the grace period from so many days on", parseCount, 30)
    .addOption(new Option("--fail-on <severity>", "findings that exit with 2").choices(FAIL_ON).default("error"))
    .option("--watch", "look again and again, and show the farm live until it is ended")
    .option("--interval <duration>", "from one look to the next, 5s or more; default: 30s", parseInterval)
    .action(action(check));
  return addConnectionOptions(command).addHelpText("after", EXPLANATION);
}

const EXPLANATION = `
With --watch, a terminal shows the farm as it is now: press r to look at once, q or Ctrl-C to end. Elsewhere there is a
line for each host at first and for each that changes then: time, host, state, mode, license servers and findings, with
tabs between. A host that does not answer is asked again; credentials that are rejected end it.

A list of hosts has one a line; # begins a comment. @FILE is such a file, - is standard input.

"--fail-on unknown" counts checks that could not be made too, such as those of a license server that does not answer.

Exit code: 0 healthy, 2 findings, 4 the mode, the license servers or the role of a host could not be found out, 3 a host
does not answer, 1 anything else; of several, 1 goes before 2 before 4 before 3. With --watch, of the last look.`;

async function check(args: readonly string[], options: CheckCommandOptions): Promise<ExitCode> {
  refuseContradictions(options);
  checkReportFiles(options);
  const names = options.names === undefined ? [] : readDisplayNames(options.names);
  const hosts = await readHosts(args);
  const settings = await connectionSettings(options);
  const connections = new HostConnections(settings);
  try {
    const sessionHosts = eachOnce(hosts, (host) => connections.identityOf(host)).map((host) => connections.to(host));
    const licenseServers = licenseServersOf(options.licenseServer, connections);
    const questions = {
      described: (report: HostReport) => withDisplayName(withOptionAdvice(report), names),
      licenseServers,
      graceWarningDays: options.graceDays,
      concurrency: Math.max(1, options.concurrency),
      hostLimitMs: HOST_LIMIT_IN_TIMEOUTS * settings.timeoutMs,
    };
    const report = options.watch
      ? await watchHosts(sessionHosts, {
          ...questions,
          intervalMs: options.interval ?? DEFAULT_INTERVAL_MS,
          hasKeys: !args.includes(INPUT),
        })
      : await checkOnce(sessionHosts, questions);
    if (!options.watch) writeReport(report, options);
    tellUnasked([...licenseServers.keys()], report);
    return exitCodeOf(report, failsOn(options.failOn));
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    connections.close();
  }
}

function refuseContradictions({ watch = false, interval, format, out, report }: CheckCommandOptions): void {
  const refuse = (summary: string, detail: string) => new CliError({ code: "invalid_option", summary, detail });
  if (!watch && interval !== undefined) {
    throw refuse("--interval is for --watch", "Add --watch, or leave --interval out to check once.");
  }
  if (watch && (format !== "text" || out !== undefined || report.length > 0)) {
    const given = report.length > 0 ? "--report" : out === undefined ? `--format ${format}` : "--out";
    const detail =
      "A watch has no end to report at. Leave one of them out; for a log, send the output of a watch there.";
    throw refuse(`--watch does not go with ${given}`, detail);
  }
}

async function checkOnce(
  hosts: readonly ObservedHost[],
  { described, ...questions }: Omit<WatchOptions, "intervalMs" | "hasKeys">,
): Promise<Report> {
  const progress = new ProgressLine();
  const found: HostReport[] = [];
  // Every question at once ends with it.
  const ending = new AbortController();
  const giveBack = onEndingSignal(() => ending.abort());
  try {
    const { hosts: reports, licenseServers } = await checkHosts(hosts, {
      ...questions,
      signal: ending.signal,
      onReport: (report, index) => {
        found[index] = report;
      },
      onProgress: ({ done, total }) => progress.show(progressText(hosts, found, { done, total })),
    });
    return makeReport("check", reports.map(described), { licenseServers });
  } finally {
    giveBack();
    progress.clear();
  }
}

/** How the hosts are that have answered, and which are still asked, the longest-waiting first. */
function progressText(
  hosts: readonly ObservedHost[],
  found: readonly (HostReport | undefined)[],
  { done, total }: { readonly done: number; readonly total: number },
): string {
  const counts = countHealths(found.filter((report) => report !== undefined));
  const asking = hosts.filter((_, index) => found[index] === undefined).map(({ host }) => host);
  const parts = [`${done}/${total} checked`, counts, asking.length > 0 && `still asking ${asking.join(", ")}`];
  return parts.filter(Boolean).join("; ");
}

function licenseServersOf(given: readonly string[], connections: HostConnections): ReadonlyMap<string, ObservedHost> {
  return new Map(
    given.map((text) => {
      const [name = "", host = name] = text.split("=", 2);
      if (name === "" || host === "") throw invalidLicenseServer(text);
      return [name, connections.to(hostNamed({ name: host, place: `--license-server ${text}` }))];
    }),
  );
}

/** Those that no session host uses were not asked, which a mistyped name would hide. */
function tellUnasked(names: readonly string[], { hosts }: Report): void {
  for (const name of unaskedLicenseServers(names, hosts)) {
    process.stderr.write(`rds-licensing: ${harmless(name)} was not asked: no session host that answered uses it.\n`);
  }
}

function invalidLicenseServer(text: string): CliError {
  return new CliError({
    code: "invalid_option",
    summary: `--license-server ${JSON.stringify(text)} is not understood`,
    detail:
      "Give the name in the session hosts' list, and where WinRM reaches it otherwise: lic1.contoso.com=10.0.0.9:5986.",
  });
}

function failsOn(failOn: CheckCommandOptions["failOn"]): (host: HostReport) => boolean {
  const failing: readonly string[] = FAIL_ON.slice(0, FAIL_ON.indexOf(failOn) + 1);
  return ({ findings }) => findings.some(({ severity }) => failing.includes(severity));
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
