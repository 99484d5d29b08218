import type { Command } from "commander";
import { action } from "../run-to-end";
import { controlCommand, printJson, sendFrom } from "../simulate-control";

/** `simulate requests`: prints requests, connections and bytes of the hosts, one line of JSON each. */
export function simulateRequestsCommand(): Command {
  return controlCommand("requests", "print what the simulated hosts were asked: requests, connections, bytes")
    .argument("[host]", "name of the host; without it all hosts")
    .option("--log", "with every request: operation, status, return value")
    .option("--reset", "then count from zero")
    .action(
      action(async (host: string | undefined, options: { log?: boolean; reset?: boolean }, command: Command) => {
        const { log, reset } = options;
        for (const traffic of await sendFrom(command, "requests", { host, log, reset })) printJson(traffic);
      }),
    );
}
