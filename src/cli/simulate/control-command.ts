import { Command, Option } from "commander";
import { type ControlCommand, type ControlMessages, sendControl } from "../../simulator/control";

/** A subcommand of `simulate` that talks to a running simulator. */
export function controlCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(
      new Option("--control <url>", "control URL that rds-licensing simulate printed")
        .env("RDSLICENSING_CONTROL")
        .makeOptionMandatory(),
    );
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
