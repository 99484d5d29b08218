import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { conditionOf, FORMAT_NAMES, findTerraform, type HostReport, reportDrift } from "../../reports";
import { readDisplayNames, withDisplayNames } from "../display-names";
import { onEndingSignal } from "../ending-signals";
import { type ExitCode, exitCodeOf } from "../exit-codes";
import { parseReportFile } from "../parse-report-file";
import { ProgressLine } from "../progress-line";
import { action } from "../run-to-end";
import { checkReportFiles, type ReportOptions, writeReport } from "../write-report";

const FAIL_ON = ["drift", "findings", "warning", "unknown", "none"] as const;

interface DriftCommandOptions extends ReportOptions {
  readonly names?: string;
  readonly refreshOnly?: boolean;
  readonly allowUnapplied?: boolean;
  readonly failOn: (typeof FAIL_ON)[number];
}

/** `rds-licensing drift`: what hosts hold beside what is declared of them, for pipelines. */
export function driftCommand(): Command {
  return new Command("drift")
    .description("report drift of every session host of a cdktf output folder, a Terraform folder or a plan's JSON")
    .argument("[path...]", "folders and plans, - for standard input; default: cdktf.out where it is, else this folder")
    .addOption(new Option("--format <format>", "how to tell").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report there instead of to standard output")
    .option("--report <format=file>", "write the report there too; repeat for more", parseReportFile, [])
    .option("--names <file>", "what to call hosts in the report: a host a line, blanks, its name")
    .option("--refresh-only", "compare with what was applied last, not with the code")
    .option("--allow-unapplied", "take it for no error that nothing was applied yet, or that there is no host")
    .addOption(new Option("--fail-on <what>", "what exits with 2").choices(FAIL_ON).default("drift"))
    .action(action(drift))
    .addHelpText("after", EXPLANATION);
}

const EXPLANATION = `
Terraform is what TERRAFORM_BINARY_NAME names, else terraform or tofu on PATH. The state is not locked, and nothing is
changed. "--fail-on findings" counts findings of severity error from rdslicensing_diagnosis as well, "--fail-on warning"
also those of severity warning and settings that Group Policy overrides, "--fail-on unknown" also checks that could not
be made.

Exit code: 0 no drift, 2 drift or what --fail-on counts, 4 a host was not looked at or could not be found out about, 3 a
host does not answer, 1 anything else. Of several, 1 goes before 2 before 4 before 3.`;

async function drift(paths: readonly string[], options: DriftCommandOptions): Promise<ExitCode> {
  checkReportFiles(options);
  const names = options.names === undefined ? [] : readDisplayNames(options.names);
  const progress = new ProgressLine();
  const ending = new AbortController();
  const giveBack = onEndingSignal(() => ending.abort());
  try {
    const drifted = await reportDrift(paths.length > 0 ? paths : [defaultPath()], {
      terraform: (folder) => findTerraform(process.env, folder),
      environment: process.env,
      refreshOnly: options.refreshOnly,
      allowUnapplied: options.allowUnapplied,
      signal: ending.signal,
      onProgress: ({ done, total, origin }) => progress.show(`${done}/${total} planned  ${origin}`),
    });
    progress.clear();
    const report = withDisplayNames(drifted, names);
    writeReport(report, options);
    return exitCodeOf(report, FAILS[options.failOn]);
  } finally {
    giveBack();
    progress.clear();
  }
}

function defaultPath(): string {
  return existsSync("cdktf.out") ? "cdktf.out" : ".";
}

const isDrifted = ({ state }: HostReport) => state === "drifted" || state === "unmanaged" || state === "leaving";
const hasFindings = (host: HostReport) => isDrifted(host) || host.state === "unhealthy";
const isWarnedOf = (host: HostReport) => hasFindings(host) || conditionOf(host) === "warnings";

/** Whether a host that could be judged fails the command. */
const FAILS: { readonly [F in DriftCommandOptions["failOn"]]: (host: HostReport) => boolean } = {
  drift: isDrifted,
  findings: hasFindings,
  warning: isWarnedOf,
  unknown: (host) => isWarnedOf(host) || host.findings.some(({ severity }) => severity === "unknown"),
  none: () => false,
};
