import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { FORMAT_NAMES, findTerraform, reportDrift } from "../../reports";
import { readDisplayNames, withDisplayNames } from "../display-names";
import { comparedWith, readEarlier, SINCE_HELP, type SinceOptions } from "../earlier-report";
import { type ExitCode, exitCodeOf } from "../exit-codes";
import { FAIL_ON, FAILS, type FailOn } from "../fail-on";
import { ProgressLine } from "../progress-line";
import { action, onEndingSignal } from "../run-to-end";
import { checkReportFiles, parseReportFile, writeReport } from "../write-report";

interface DriftCommandOptions extends SinceOptions {
  readonly names?: string;
  readonly refreshOnly?: boolean;
  readonly allowUnapplied?: boolean;
  readonly failOn: FailOn;
}

/** `rds-licensing drift`: what hosts hold, compared with what is declared, for pipelines. */
export function driftCommand(): Command {
  return new Command("drift")
    .description("report drift of every session host in cdktf output, Terraform folders or the JSON of plans")
    .argument(
      "[path...]",
      "folders or files with a plan's JSON, - for standard input; default: cdktf.out if it exists, else this folder",
    )
    .addOption(new Option("--format <format>", "format of the report").choices(FORMAT_NAMES).default("text"))
    .option("--out <file>", "write the report to this file instead of standard output")
    .option("--report <format=file>", "also write the report to this file; repeat for more", parseReportFile, [])
    .option("--since <file>", "say what changed since the report in this file, which an earlier run wrote as json")
    .option("--names <file>", "file with display names: on each line a host, blanks and its name")
    .option("--refresh-only", "compare the hosts with the last apply instead of the code")
    .option("--allow-unapplied", "accept that nothing was applied yet, or that there is no session host")
    .addOption(new Option("--fail-on <what>", "what exits with 2").choices(FAIL_ON).default("drift"))
    .action(action(drift))
    .addHelpText("after", EXPLANATION);
}

const EXPLANATION = `
Folders are planned with the program that TERRAFORM_BINARY_NAME names, else with the engine that the folder was
initialized with (its lock file tells), else terraform, else tofu on PATH. Nothing is changed, and the state is not
locked.

--fail-on findings also counts findings of severity error from rdslicensing_diagnosis. --fail-on warning also counts
those of severity warning, and settings that Group Policy overrides. --fail-on unknown also counts checks that could not
be made. --fail-on none never exits with 2.
${SINCE_HELP}

Exit code: 0 no drift; 2 drift, or what --fail-on counts; 4 the plan did not refresh a host, or its mode, its license
servers or its role could not be found out; 3 a host does not answer; 1 any other error. If several apply, 1 takes
precedence over 2, 2 over 4, and 4 over 3.`;

async function drift(paths: readonly string[], options: DriftCommandOptions): Promise<ExitCode> {
  checkReportFiles(options);
  const names = options.names === undefined ? [] : readDisplayNames(options.names);
  const earlier = readEarlier("drift", options);
  const progress = new ProgressLine();
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const drifted = await reportDrift(paths.length > 0 ? paths : [defaultPath()], {
      terraform: (folder) => findTerraform(process.env, folder),
      environment: process.env,
      refreshOnly: options.refreshOnly,
      allowUnapplied: options.allowUnapplied,
      signal: ending.signal,
      onProgress: ({ done, total, origin }) => progress.show(() => `${done}/${total} planned  ${origin}`),
    });
    progress.clear();
    const report = comparedWith(earlier, withDisplayNames(drifted, names), options);
    writeReport(report, options);
    return exitCodeOf(report, FAILS[options.failOn]);
  } finally {
    stopListening();
    progress.clear();
  }
}

function defaultPath(): string {
  return existsSync("cdktf.out") ? "cdktf.out" : ".";
}
