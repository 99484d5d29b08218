import { Command, Option } from "commander";
import { checkHosts, FORMAT_NAMES, type FormatName, makeReport, type Report } from "../../drift";
import { HostConnections, type ObservedHost } from "../../windows";
import { CliError } from "../cli-error";
import { type ExitCode, exitCodes } from "../exit-codes";
import { parseCount } from "../parse-number";
import { ProgressLine } from "../progress-line";
import { addWinrmOptions, type WinrmOptions, winrmSettings } from "../winrm-options";
import { writeReport } from "../write-report";

const FAIL_ON = ["error", "warning"] as const;

interface CheckCommandOptions extends WinrmOptions {
  readonly licenseServer: readonly string[];
  readonly format: FormatName;
  readonly out?: string;
  readonly concurrency: number;
  readonly graceDays: number;
  readonly failOn: (typeof FAIL_ON)[number];
}

/** `rds-licensing check`: the diagnosis of session hosts, live and without Terraform. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("find out what keeps session hosts from licensing their users, live and without Terraform")
    .argument("<host...>", "session hosts, with :port where the WinRM listener is not on the usual one")
    .option("--license-server <name[=host]>", "ask this license server too; repeat for more", collect, [])
    .addOption(new Option("--format <format>", "how to tell").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report there instead of to standard output")
    .option("--concurrency <count>", "hosts asked at the same time", parseCount, 10)
    .option("--grace-days <days>", "tell of the end of the grace period from so many days on", parseCount, 30)
    .addOption(new Option("--fail-on <severity>", "findings that exit with 2").choices(FAIL_ON).default("error"))
    .action(async (hosts: string[], options: CheckCommandOptions) => {
      process.exitCode = await check(hosts, options);
    });
  return addWinrmOptions(command).addHelpText("after", EXIT_CODES);
}

const EXIT_CODES = `
Exit code: 0 healthy, 2 findings, 3 a host could not be asked, 1 anything else.`;

async function check(hosts: readonly string[], options: CheckCommandOptions): Promise<ExitCode> {
  const connections = new HostConnections(await winrmSettings(options));
  const progress = new ProgressLine();
  try {
    const reports = await checkHosts(
      hosts.map((host) => connections.to(host)),
      {
        signal: interruption(),
        licenseServers: licenseServersOf(options.licenseServer, connections),
        graceWarningDays: options.graceDays,
        concurrency: Math.max(1, options.concurrency),
        onProgress: ({ done, total, host = "" }) => progress.show(`${done}/${total} checked  ${host}`),
      },
    );
    progress.clear();
    const report = makeReport("check", reports);
    writeReport(report, options);
    return exitCodeOf(report, options.failOn);
  } finally {
    progress.clear();
    connections.close();
  }
}

/** Ctrl-C ends every question at once; a second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

function licenseServersOf(given: readonly string[], connections: HostConnections): ReadonlyMap<string, ObservedHost> {
  return new Map(
    given.map((text) => {
      const [name = "", host = name] = text.split("=", 2);
      if (name === "" || host === "") throw invalidLicenseServer(text);
      return [name, connections.to(host)];
    }),
  );
}

function invalidLicenseServer(text: string): CliError {
  return new CliError({
    code: "invalid_option",
    summary: `--license-server ${JSON.stringify(text)} is not understood.`,
    detail:
      "Give the name in the session hosts' list, and where WinRM reaches it otherwise: lic1.contoso.com=10.0.0.9:5986.",
  });
}

function exitCodeOf({ hosts, summary }: Report, failOn: CheckCommandOptions["failOn"]): ExitCode {
  if (summary.unreachable > 0) return exitCodes.unreachable;
  const severities = hosts.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const fails = severities.includes("error") || (failOn === "warning" && severities.includes("warning"));
  return fails ? exitCodes.findings : exitCodes.success;
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
