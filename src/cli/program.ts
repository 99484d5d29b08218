import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { COMMANDS } from "./command-table";

const packageFile = join(__dirname, "../../package.json");

/** The program for these arguments (without node and script): the command named first is loaded, others only listed. */
export function buildProgram(args: readonly string[]): Command {
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const program = new Command("rds-licensing")
    .description("Remote Desktop Services licensing as code")
    .version(version);
  const named = args.find((arg) => arg !== "--");
  for (const [name, entry] of Object.entries(COMMANDS)) {
    if (named === name || named === "help") program.addCommand(entry.load());
    else program.command(name).description(entry.description);
  }
  return program;
}
