import { type Command, CommanderError } from "commander";
import { buildProgram } from "../../src/cli/program";

/**
 * Reads the words after `rds-licensing` by its own parser, which then runs nothing.
 *
 * @param environment the variables that options are taken from too
 * @returns why it refuses the words, if it does
 */
export async function refusalOf(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const ownEnvironment = process.env;
  process.env = { ...environment };
  const program = buildProgram(words);
  disarm(program);
  try {
    await program.parseAsync(words, { from: "user" });
    return undefined;
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return undefined;
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    process.env = ownEnvironment;
  }
}

function disarm(command: Command): void {
  command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  command.action(() => {});
  for (const below of command.commands) disarm(below);
}
