import { Command, Option } from "commander";
import { isColorSupported } from "picocolors";
import { settingAdvice } from "../../connection";
import { type DoctorReport, examineHost, stepText, verdictText } from "../../doctor";
import { addConnectionOptions, type ConnectionOptions, connectionSettings } from "../connection-options";
import { EXIT_CODES, type ExitCode } from "../exit-codes";
import { optionAdvised } from "../option-advice";
import { OPTION_WORDS } from "../option-source";
import { ProgressLine } from "../progress-line";
import { hostNamed } from "../read-hosts";
import { action, onEndingSignal } from "../run-to-end";
import { showsUnicode } from "../shows-unicode";

interface DoctorCommandOptions extends ConnectionOptions {
  readonly format: "text" | "json";
}

/** `rds-licensing doctor`: why a host is not reached, step by step. */
export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("find out why a host is not reached: every step on the way to it, with its remedy")
    .argument("<host>", "the host, with :port where needed")
    .addOption(new Option("--format <format>", "format of the report").choices(["text", "json"]).default("text"))
    .action(action(doctor));
  return addConnectionOptions(command).addHelpText("after", EXPLANATION);
}

const EXPLANATION = `
Nothing is written on the host. A password is shown to it once, by the scheme of --auth alone, and never again once it was
rejected; other schemes are told as offered or not. Each step has a time limit of its own, which --timeout sets.

Examples:
  rds-licensing doctor rdsh1.contoso.com --username 'CONTOSO\\svc-rds'
  rds-licensing doctor 10.0.0.5 --no-https --username Administrator --format json

Exit code: 0 ready for check, plan and apply; 2 not ready for all of them; 1 the command failed.`;

async function doctor(name: string, options: DoctorCommandOptions): Promise<ExitCode> {
  const host = hostNamed({ name });
  const settings = await connectionSettings(options);
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  const progress = new ProgressLine();
  const isText = options.format === "text";
  const shown = { color: process.stdout.isTTY && isColorSupported, unicode: showsUnicode(process.stdout) };
  try {
    const { report } = await examineHost(host, settings, {
      signal: ending.signal,
      advice: (code) => settingAdvice(code, OPTION_WORDS),
      onBegin: (title) => progress.show(() => `${title} ...`),
      onStep: (step) => {
        progress.clear();
        if (isText) process.stdout.write(stepText(step, shown));
      },
    });
    process.stdout.write(isText ? `\n${verdictText(report, shown)}` : `${JSON.stringify(report, undefined, 2)}\n`);
    return exitCodeOf(report);
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    progress.clear();
    stopListening();
  }
}

function exitCodeOf({ ready }: DoctorReport): ExitCode {
  return ready ? EXIT_CODES.success : EXIT_CODES.findings;
}
