import { Command, Option } from "commander";
import { settingAdvice } from "../../connection";
import {
  type Comparison,
  compareRecordings,
  type Examined,
  examineHost,
  Recorder,
  stepText,
  verdictText,
} from "../../doctor";
import { harmlessValues } from "../../harmless-text";
import type { SessionHost } from "../../windows";
import { addConnectionOptions, type ConnectionOptions, type ReachSettings, reachSettings } from "../connection-options";
import { comparisonText } from "../doctor/comparison-text";
import { checkRecordingFile, type RecordOptions, readRecording, writeRecording } from "../doctor/recording-file";
import { simulatedRecording } from "../doctor/simulated-recording";
import { addExamples } from "../examples";
import { EXIT_CODES, type ExitCode } from "../exit-codes";
import { optionAdvised } from "../option-advice";
import { OPTION_WORDS } from "../option-source";
import { ProgressLine } from "../progress-line";
import { hostNamed } from "../read-hosts";
import { action, onEndingSignal } from "../run-to-end";
import { showsColor } from "../shows-color";
import { showsUnicode } from "../shows-unicode";

interface DoctorCommandOptions extends ConnectionOptions, RecordOptions {
  readonly format: "text" | "json";
  readonly compare?: string;
}

/** What is compared with where no file is named. */
const SIMULATED = "simulated";

/** `rds-licensing doctor`: why a host is not reached, step by step. */
export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("find out why a host is not reached: every step on the way to it, with its remedy")
    .argument("<host>", "the host, with :port where needed")
    .addOption(new Option("--format <format>", "format of the report").choices(["text", "json"]).default("text"))
    .option("--record <file>", "write how the host answers to this new file, without names and secrets; shows it first")
    .option("--yes", "write the recording without asking")
    .option("--compare <file>", `compare how the host answers with a recording, or with "${SIMULATED}"`)
    .action(action(doctor));
  addConnectionOptions(command).addHelpText("after", EXPLANATION);
  return addExamples(command, { examples: EXAMPLES, guide: "when-a-host-cannot-be-reached.md" });
}

const EXAMPLES = [
  'doctor rdsh1.contoso.com --username "CONTOSO\\admin"',
  "doctor 10.0.0.5 --no-https --username Administrator --format json",
  `doctor rdsh1.contoso.com --record rdsh1.json --compare ${SIMULATED}`,
];

const EXPLANATION = `
Nothing is written on the host. Until it has accepted a password, it is shown it once, by the scheme of --auth alone; other
schemes are told as offered or not. Without credentials, everything before the logon is tried. Each step has a time limit of
its own, which --timeout sets, and nothing is tried twice.

A recording holds questions and answers with every name, address, identifier and text replaced, the same by the same. You
see what it holds before it is written. --compare says what a host answers otherwise, and which assumptions of this command
and the provider that touches.

Exit code: 0 ready for check, plan and apply; 2 not ready for all of them; 1 the command failed.`;

async function doctor(name: string, options: DoctorCommandOptions): Promise<ExitCode> {
  const host = hostNamed({ name });
  checkRecordingFile(options);
  const compared = options.compare === undefined || options.compare === SIMULATED ? undefined : options.compare;
  const other = compared === undefined ? undefined : readRecording(compared);
  const reach = await reachSettings(options);
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const recorder = options.record === undefined && options.compare === undefined ? undefined : new Recorder();
    const examined = await examine(host, reach, { options, signal: ending.signal, recorder });
    const recording = recorder?.recording(examined, reach.settings);
    const there = options.compare === SIMULATED ? await simulatedRecording(reach.settings, ending.signal) : other;
    const comparison = recording && there && compareRecordings(recording, there);
    show(examined, comparison, options);
    if (recording !== undefined) await writeRecording(recording, options);
    return examined.report.ready ? EXIT_CODES.success : EXIT_CODES.findings;
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    stopListening();
  }
}

interface Run {
  readonly options: DoctorCommandOptions;
  readonly signal: AbortSignal;
  readonly recorder: Recorder | undefined;
}

async function examine(
  host: SessionHost,
  { settings, missing }: ReachSettings,
  { options, signal, recorder }: Run,
): Promise<Examined> {
  const progress = new ProgressLine();
  try {
    return await examineHost(host, settings, {
      ...recorder?.options,
      signal,
      missing,
      advice: (code) => settingAdvice(code, OPTION_WORDS),
      onBegin: (title) => progress.show(() => `${title} ...`),
      onStep: (step) => {
        progress.clear();
        if (options.format === "text") process.stdout.write(stepText(step, shown()));
      },
    });
  } finally {
    progress.clear();
  }
}

function show({ report }: Examined, comparison: Comparison | undefined, options: DoctorCommandOptions): void {
  if (options.format === "json") {
    process.stdout.write(
      `${JSON.stringify({ ...report, comparison: comparison && harmlessValues(comparison) }, undefined, 2)}\n`,
    );
    return;
  }
  process.stdout.write(`\n${verdictText(report, shown())}`);
  if (comparison !== undefined) process.stdout.write(comparisonText(comparison, options.compare ?? ""));
}

function shown() {
  return { color: showsColor(process.stdout), unicode: showsUnicode(process.stdout) };
}
