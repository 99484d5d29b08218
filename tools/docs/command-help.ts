import type { Command } from "commander";
import { COMMANDS } from "../../src/cli/program";

/** Columns that a page shows without a scroll bar. */
const WIDTH = 100;

/** Every command as its own help describes it, each under a heading of its name; commands of commands follow theirs. */
export function commandHelp(): string {
  return Object.values(COMMANDS)
    .flatMap(({ load }) => sections(load(), []))
    .join("\n\n");
}

function sections(command: Command, parents: readonly string[]): string[] {
  const path = [...parents, command.name()];
  const own = `## ${path.join(" ")}\n\n\`\`\`text\n${helpOf(command, path).trimEnd()}\n\`\`\``;
  return [own, ...command.commands.flatMap((child) => sections(child, path))];
}

/** What `--help` prints, including the explanation after the options. */
function helpOf(command: Command, path: readonly string[]): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => WIDTH,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.replace(/^Usage: (?:rds-licensing )?.*?(?= \[| <|$)/m, `Usage: rds-licensing ${path.join(" ")}`);
}
