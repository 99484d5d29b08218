import { Command } from "commander";
import { ABOUT } from "./about";

/** The program for these arguments (without node and script): the command named first is loaded, others only listed. */
export function buildProgram(args: readonly string[]): Command {
  const program = new Command("rds-licensing")
    .description("Remote Desktop Services licensing as code")
    .version(ABOUT.version)
    .addHelpText(
      "after",
      `
Examples:
  ${ABOUT.started} simulate
  ${ABOUT.started} check rdsh1.contoso.com --username "CONTOSO\\admin"
  ${ABOUT.started} drift --format markdown

Documentation: ${ABOUT.documentation}`,
    );
  const named = args.find((arg) => arg !== "--");
  for (const [name, entry] of Object.entries(COMMANDS)) {
    if (named === name || named === "help") program.addCommand(entry.load());
    else program.command(name).description(entry.description);
  }
  return program;
}

/** One command of `rds-licensing`: its line in the help, and a function that loads the rest. */
interface CommandEntry {
  readonly description: string;
  load(): Command;
}

/** Every command by name; only the one that runs is loaded. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  simulate: {
    description: "run a simulated farm of Windows hosts behind real WinRM listeners",
    load: () => (require("./commands/simulate") as typeof import("./commands/simulate")).simulateCommand(),
  },
  check: {
    description: "diagnose session hosts live, without Terraform",
    load: () => (require("./commands/check") as typeof import("./commands/check")).checkCommand(),
  },
  doctor: {
    description: "find out why a host is not reached, step by step",
    load: () => (require("./commands/doctor") as typeof import("./commands/doctor")).doctorCommand(),
  },
  adopt: {
    description: "write the code that manages session hosts as they are configured",
    load: () => (require("./commands/adopt") as typeof import("./commands/adopt")).adoptCommand(),
  },
  init: {
    description: "lay down a project that runs on the simulated farm",
    load: () => (require("./commands/init") as typeof import("./commands/init")).initCommand(),
  },
  drift: {
    description: "report drift of session hosts from Terraform plans, for pipelines",
    load: () => (require("./commands/drift") as typeof import("./commands/drift")).driftCommand(),
  },
  report: {
    description: "merge the reports of several jobs into one",
    load: () => (require("./commands/report") as typeof import("./commands/report")).reportCommand(),
  },
  repair: {
    description: "delete broken licensing data of a session host or client, after a backup",
    load: () => (require("./commands/repair") as typeof import("./commands/repair")).repairCommand(),
  },
  provider: {
    description: "install the Terraform provider",
    load: () => (require("./commands/provider") as typeof import("./commands/provider")).providerCommand(),
  },
  completion: {
    description: "print the script that lets a shell complete this command",
    load: () => (require("./commands/completion") as typeof import("./commands/completion")).completionCommand(),
  },
};
