import { Command, Option } from "commander";
import { type ControlCommand, type ControlMessages, sendControl } from "../../simulator/control";
import { addExamples } from "../examples";

/** A subcommand of `simulate` that talks to a running simulator. @param examples as in {@link addExamples} */
export function controlCommand(name: string, description: string, examples: readonly string[]): Command {
  const command = new Command(name)
    .description(description)
    .addOption(
      new Option("--control <url>", "control URL that rds-licensing simulate printed")
        .env("RDSLICENSING_CONTROL")
        .makeOptionMandatory(),
    );
  return addExamples(command, { examples, guide: "demo.md" });
}

/** Sends the command to the simulator that its `--control` option names. @throws SimulatorError */
export async function sendFrom<Name extends ControlCommand>(
  command: Command,
  name: Name,
  message: ControlMessages[Name]["request"],
): Promise<ControlMessages[Name]["response"]> {
  const { control } = command.opts<{ control: string }>();
  return sendControl(control.replace(/\/$/, ""), name, message);
}

/** Prints an answer as one line of JSON. */
export function printJson(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
