import type { Command } from "commander";
import { ABOUT } from "./about";

/** The end of a command's help. */
export interface HelpEnd {
  /**
   * Command lines without the program, which run as they are once the names are those of the user. Words are quoted so that
   * every shell takes them: PowerShell has a meaning of its own for `@`.
   */
  readonly examples: readonly string[];
  /** The guide that says more: a file in `docs/guides`. */
  readonly guide: string;
}

/**
 * Ends the help of a command with lines to start from, and with where to read on. Words that the command does not take are
 * answered with the same lines: what is missing is seen there sooner than in a list of options.
 */
export function addExamples(command: Command, { examples, guide }: HelpEnd): Command {
  const lines = examples.map((example) => `  ${ABOUT.started} ${example}`);
  const place = `docs/guides/${guide} in the npm package cdktf-rds-licensing`;
  return command
    .configureOutput({
      outputError: (message, write) => {
        const usage = command.createHelp().commandUsage(command);
        write([message.trimEnd(), "", `Usage: ${usage}`, "", "Examples:", ...lines, ""].join("\n"));
      },
    })
    .addHelpText("after", ["", "Examples:", ...lines, "", `Documentation: ${place}`].join("\n"));
}
