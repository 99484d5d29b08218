import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { FORMAT_NAMES, findTerraform, reportDrift } from "../../reports";
import { CliError } from "../cli-error";
import { readDisplayNames, withDisplayNames } from "../display-names";
import { comparedWith, readEarlier, SINCE_HELP, type SinceOptions } from "../earlier-report";
import { addExamples } from "../examples";
import { EXIT_CODES, type ExitCode, exitCodeOf } from "../exit-codes";
import { FAIL_ON, FAILS, type FailOn } from "../fail-on";
import { ProgressLine } from "../progress-line";
import { action, onEndingSignal } from "../run-to-end";
import { LIST_FORMATS, listStacks, stackListText } from "../stack-list";
import { checkReportFiles, parseReportFile, writeReport, writeText } from "../write-report";

interface DriftCommandOptions extends SinceOptions {
  readonly list?: boolean;
  readonly names?: string;
  readonly refreshOnly?: boolean;
  readonly allowUnapplied?: boolean;
  readonly failOn: FailOn;
}

/** `rds-licensing drift`: what hosts hold, compared with what is declared, for pipelines. */
export function driftCommand(): Command {
  const command = new Command("drift")
    .description("report drift of every session host in cdktf output, Terraform folders or the JSON of plans")
    .argument(
      "[path...]",
      "folders or files with a plan's JSON, - for standard input; default: cdktf.out if it exists, else this folder",
    )
    .addOption(
      new Option("--list", "print the folders that would be planned, and plan none").conflicts(OPTIONS_OF_REPORTS),
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
  return addExamples(command, { examples: EXAMPLES, guide: "drift-in-pipelines.md" });
}

/** What means nothing to a list. */
const OPTIONS_OF_REPORTS = ["report", "since", "names", "refreshOnly", "allowUnapplied", "failOn"];

const EXAMPLES = [
  "drift",
  "drift stacks/amsterdam stacks/singapore --format markdown --out drift.md",
  "drift --fail-on warning --report json=drift.json --report junit=drift.xml",
];

const EXPLANATION = `
Folders are planned with the program that TERRAFORM_BINARY_NAME names, else with the engine that the folder was
initialized with (its lock file tells), else terraform, else tofu on PATH. Nothing is changed, and the state is not
locked.

--fail-on findings also counts findings of severity error from rdslicensing_diagnosis. --fail-on warning also counts
those of severity warning, and settings that Group Policy overrides. --fail-on unknown also counts checks that could not
be made. --fail-on none never exits with 2.

--list makes one CI job of each stack: as text a folder on each line, with --format json the "include" of a matrix on one
line, [{"stack":"amsterdam","folder":"cdktf.out/stacks/amsterdam"}]. It needs no engine and asks no host, and fails where a
path holds nothing to plan.
${SINCE_HELP}

Exit code: 0 no drift; 2 drift, or what --fail-on counts; 4 the plan did not refresh a host, or its mode, its license
servers or its role could not be found out; 3 a host does not answer; 1 any other error. If several apply, 1 takes
precedence over 2, 2 over 4, and 4 over 3.`;

async function drift(paths: readonly string[], options: DriftCommandOptions): Promise<ExitCode> {
  checkReportFiles(options);
  if (options.list) return list(paths, options);
  const names = options.names === undefined ? [] : readDisplayNames(options.names);
  const earlier = readEarlier("drift", options);
  const progress = new ProgressLine();
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const drifted = await reportDrift(pathsOrDefault(paths), {
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

function list(paths: readonly string[], { format, out }: DriftCommandOptions): ExitCode {
  const known = LIST_FORMATS.find((name) => name === format);
  if (known === undefined) {
    throw new CliError({
      code: "invalid_option",
      summary: `--list has no format ${format}`,
      detail: `Use --format ${LIST_FORMATS.join(" or ")}.`,
    });
  }
  writeText(stackListText(listStacks(pathsOrDefault(paths)), known), out);
  return EXIT_CODES.success;
}

function pathsOrDefault(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  return [existsSync("cdktf.out") ? "cdktf.out" : "."];
}
