import type { Command } from "commander";

/** One command of `rds-licensing`: its line in the help, and how to load the rest. */
export interface CommandEntry {
  readonly description: string;
  load(): Command;
}

/** Every command by name; only the one that runs is loaded. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  simulate: {
    description: "run a simulated farm of Windows hosts behind real WinRM",
    load: () => (require("./commands/simulate") as typeof import("./commands/simulate")).simulateCommand(),
  },
  check: {
    description: "find out what keeps session hosts from licensing their users",
    load: () => (require("./commands/check") as typeof import("./commands/check")).checkCommand(),
  },
  drift: {
    description: "report drift of session hosts, for pipelines",
    load: () => (require("./commands/drift") as typeof import("./commands/drift")).driftCommand(),
  },
  repair: {
    description: "delete broken licensing data of a session host or a client, after a backup",
    load: () => (require("./commands/repair") as typeof import("./commands/repair")).repairCommand(),
  },
  provider: {
    description: "install the Terraform provider",
    load: () => (require("./commands/provider") as typeof import("./commands/provider")).providerCommand(),
  },
};
