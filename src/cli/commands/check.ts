import { Command, Option } from "commander";
import { harmless } from "../../harmless-text";
import { FORMAT_NAMES, type HostReport, type Report, unaskedLicenseServers } from "../../reports";
import { HostConnections, hostLimitMs, type ObservedHost } from "../../windows";
import { checkOnce } from "../check-once";
import { CliError } from "../cli-error";
import { withDeployment } from "../connection-broker";
import { addConnectionOptions, type ConnectionOptions, connectionSettings } from "../connection-options";
import { readDisplayNames, withDisplayName } from "../display-names";
import { comparedWith, readEarlier, SINCE_HELP, type SinceOptions } from "../earlier-report";
import { addExamples } from "../examples";
import { type ExitCode, exitCodeOf } from "../exit-codes";
import { optionAdvised, withOptionAdvice } from "../option-advice";
import { collect, parseCount } from "../option-parsers";
import { eachOnce, hostNamed, INPUT, readHosts } from "../read-hosts";
import { action } from "../run-to-end";
import { isLoopback, type ListenAddress, MetricsServer, parseListenAddress } from "../watch/metrics-server";
import { parseInterval, type WatchOptions, watchHosts } from "../watch/watch-hosts";
import { checkReportFiles, parseReportFile, writeReport } from "../write-report";

/** The least severity of findings that fail the command, which counts worse ones too. */
const FAIL_ON = ["error", "warning", "unknown"] as const;

interface CheckCommandOptions extends ConnectionOptions, SinceOptions {
  readonly licenseServer: readonly string[];
  readonly broker?: string;
  readonly concurrency: number;
  readonly graceDays: number;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly names?: string;
  readonly watch?: boolean;
  /** Milliseconds. */
  readonly interval?: number;
  readonly listen?: ListenAddress;
}

const DEFAULT_INTERVAL_MS = 30_000;

/** `rds-licensing check`: the diagnosis of session hosts, live and without Terraform. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("diagnose session hosts live, without Terraform: find out why users are refused")
    .argument("[host...]", "session hosts, with :port where needed; @FILE or - for a list with one host per line")
    .option(
      "--license-server <name[=host]>",
      "ask this license server too, at host if given; repeat for more",
      collect,
      [],
    )
    .option(
      "--broker <host>",
      "compare with the deployment of this Connection Broker; checks all its session hosts if you name none",
    )
    .addOption(new Option("--format <format>", "format of the report").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report to this file instead of standard output")
    .option("--report <format=file>", "also write the report to this file; repeat for more", parseReportFile, [])
    .option("--since <file>", "say what changed since the report in this file, which an earlier run wrote as json")
    .option("--names <file>", "file with display names: on each line a host, blanks and its name")
    .option("--concurrency <count>", "how many hosts to ask at the same time", parseCount, 50)
    .option(
      "--grace-days <days>",
      "report the end of the grace period once this many days or fewer remain",
      parseCount,
      30,
    )
    .addOption(
      new Option("--fail-on <severity>", "least severity of findings that exit with 2")
        .choices(FAIL_ON)
        .default("error"),
    )
    .option("--watch", "check again and again, and show the farm live until you end it")
    .option("--interval <duration>", "time between checks with --watch, 5s to 24h; default: 30s", parseInterval)
    .option(
      "--listen <[address:]port>",
      "serve metrics for Prometheus at /metrics with --watch; address: 127.0.0.1",
      parseListenAddress,
    )
    .action(action(check));
  addConnectionOptions(command).addHelpText("after", EXPLANATION);
  return addExamples(command, { examples: EXAMPLES, guide: "why-refusing-users.md" });
}

const EXAMPLES = [
  'check rdsh1.contoso.com rdsh2.contoso.com --username "CONTOSO\\admin"',
  'check "@hosts.txt" --license-server lic1.contoso.com --report html=farm.html',
  'check "@hosts.txt" --watch',
];

const EXPLANATION = `
A list has one host per line; # begins a comment. @FILE reads it from a file, - from standard input. PowerShell needs quotes
around "@FILE".

--broker finds hosts whose settings are not those of the deployment (deployment_disagrees). Its session hosts are asked by
the names that the broker has for them. The broker is asked once, with --watch too.

With --watch, a terminal shows the farm as it is now. Arrow keys, PgUp, PgDn, Home and End move, and so do j and k; Enter
opens a host, with all that was found and what to do about it, and Esc goes back; r checks now; q or Ctrl-C quits. Without a
terminal, it prints one line for each host, and one for each host that changes: time, host, state, mode, license servers and
findings, separated by tabs. A host that does not answer is asked again. If all hosts reject the credentials, the watch ends.
--listen 9182 serves what --format openmetrics writes at http://127.0.0.1:9182/metrics, to this machine alone and until the
watch ends. Give another address, such as 0.0.0.0:9182, only if everybody who reaches it may read the names of your hosts.

--fail-on warning also counts errors. --fail-on unknown also counts checks that could not be made, for example because a
license server does not answer.
${SINCE_HELP}

Exit code: 0 healthy; 2 findings; 4 a host answered, but its mode, its license servers or its role could not be found
out; 3 a host does not answer; 1 any other error. If several apply, 1 takes precedence over 2, 2 over 4, and 4 over 3.
With --watch, it is that of the last check.`;

async function check(args: readonly string[], options: CheckCommandOptions): Promise<ExitCode> {
  refuseContradictions(args, options);
  checkReportFiles(options);
  const names = options.names === undefined ? [] : readDisplayNames(options.names);
  const earlier = readEarlier("check", options);
  const named = args.length === 0 ? [] : await readHosts(args);
  const settings = await connectionSettings(options);
  const limitMs = hostLimitMs(settings);
  const connections = new HostConnections(settings);
  try {
    const { hosts, deployment } = await withDeployment(named, options.broker, { connections, limitMs });
    const sessionHosts = eachOnce(hosts, (host) => connections.identityOf(host)).map((host) => connections.to(host));
    const licenseServers = licenseServersOf(options.licenseServer, connections);
    const questions = {
      described: (report: HostReport) => withDisplayName(withOptionAdvice(report), names),
      licenseServers,
      deployment,
      graceWarningDays: options.graceDays,
      concurrency: Math.max(1, options.concurrency),
      hostLimitMs: limitMs,
    };
    const report = options.watch
      ? await watch(sessionHosts, options, {
          ...questions,
          intervalMs: options.interval ?? DEFAULT_INTERVAL_MS,
          hasKeys: !args.includes(INPUT),
        })
      : comparedWith(earlier, await checkOnce(sessionHosts, questions), options);
    if (!options.watch) writeReport(report, options);
    warnOfUnasked([...licenseServers.keys()], report);
    return exitCodeOf(report, failsOn(options.failOn));
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    connections.close();
  }
}

/** Watches hosts, and serves what is found meanwhile where that is wanted. */
async function watch(
  hosts: readonly ObservedHost[],
  { listen }: CheckCommandOptions,
  options: WatchOptions,
): Promise<Report> {
  if (listen === undefined) return watchHosts(hosts, options);
  const metrics = await MetricsServer.open(listen);
  const all = isLoopback(listen) ? "" : ", to everybody who reaches this address";
  process.stderr.write(`rds-licensing: Serving metrics at ${metrics.url}${all}.\n`);
  try {
    return await watchHosts(hosts, { ...options, onPolled: (report) => metrics.serve(report) });
  } finally {
    metrics.close();
  }
}

function refuseContradictions(args: readonly string[], options: CheckCommandOptions): void {
  const { watch = false, broker, interval, format, out, report, since, listen } = options;
  const refuse = (summary: string, detail: string) => new CliError({ code: "invalid_option", summary, detail });
  if (args.length === 0 && broker === undefined) {
    throw refuse(
      "No host is named",
      "Name the session hosts to check, or with --broker the Connection Broker that knows them.",
    );
  }
  if (!watch && interval !== undefined) {
    throw refuse("--interval needs --watch", "Add --watch, or omit --interval to check once.");
  }
  if (!watch && listen !== undefined) {
    throw refuse("--listen needs --watch", "Add --watch, or write the metrics once with --report openmetrics=FILE.");
  }
  if (watch && since !== undefined) {
    throw refuse(
      "--watch cannot be used with --since",
      "A watch tells what changes while it runs. Omit one of the two.",
    );
  }
  if (watch && (format !== "text" || out !== undefined || report.length > 0)) {
    const given = report.length > 0 ? "--report" : out === undefined ? `--format ${format}` : "--out";
    const detail =
      "A watch reports as it goes. Omit one of the two; for a log, redirect the output of --watch to a file, and for metrics use --listen.";
    throw refuse(`--watch cannot be used with ${given}`, detail);
  }
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

/** License servers that no session host uses were not asked. People are told, because the name may be mistyped. */
function warnOfUnasked(names: readonly string[], { hosts }: Report): void {
  for (const name of unaskedLicenseServers(names, hosts)) {
    process.stderr.write(
      `rds-licensing: ${harmless(name)} was not asked, because no session host that answered uses it.\n`,
    );
  }
}

function invalidLicenseServer(text: string): CliError {
  return new CliError({
    code: "invalid_option",
    summary: `--license-server ${JSON.stringify(text)} is not valid`,
    detail:
      "Write NAME, as in the lists of the session hosts, or NAME=HOST where WinRM reaches it at another address: lic1.contoso.com=10.0.0.9:5986.",
  });
}

function failsOn(failOn: CheckCommandOptions["failOn"]): (host: HostReport) => boolean {
  const failing: readonly string[] = FAIL_ON.slice(0, FAIL_ON.indexOf(failOn) + 1);
  return ({ findings }) => findings.some(({ severity }) => failing.includes(severity));
}
