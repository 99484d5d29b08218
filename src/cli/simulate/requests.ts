import type { Command } from "commander";
import { action } from "../run-to-end";
import { controlCommand, printJson, sendFrom } from "./control-command";

/** `simulate requests`: prints requests, connections and bytes of the hosts, one line of JSON for each. */
export function simulateRequestsCommand(): Command {
  return controlCommand("requests", "print the requests, connections and bytes of simulated hosts", [
    "simulate requests",
    "simulate requests rdsh1 --log --reset",
  ])
    .argument("[host]", "name of the host; default: all hosts")
    .option("--log", "list every request: operation, status, return value")
    .option("--reset", "reset the counters afterwards")
    .action(
      action(async (host: string | undefined, options: { log?: boolean; reset?: boolean }, command: Command) => {
        const { log, reset } = options;
        for (const traffic of await sendFrom(command, "requests", { host, log, reset })) printJson(traffic);
      }),
    );
}
