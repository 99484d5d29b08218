import type { Command } from "commander";
import type { FaultRequest } from "../../simulator/control";
import { parseCount } from "../option-parsers";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "./control-command";

/** `simulate fault`: makes a host fail in a chosen way. */
export function simulateFaultCommand(): Command {
  return controlCommand("fault", "make a simulated host fail", [
    "simulate fault rdsh1 down",
    "simulate fault rdsh1 slow --ms 2000",
    "simulate fault rdsh1 none",
  ])
    .argument("<host>", "name of the host")
    .argument(
      "<fault>",
      "down, up, slow, none (ends all faults) or a fault of the next requests; an unknown name lists all",
    )
    .option("--operation <name>", "only for this operation, for example SetDWORDValue; default: any")
    .option(
      "--resource <name>",
      "only for this WMI class or namespace, for example root/cimv2/Win32_Service; default: any",
    )
    .option("--times <n>", "how many requests fail; 0: all until none; default: 1", parseCount)
    .option("--ms <n>", "with slow: delay of every answer in milliseconds", parseCount)
    .action(
      action(async (host: string, fault: string, options: Omit<FaultRequest, "host" | "name">, command: Command) => {
        const { operation, resource, times, ms } = options;
        await sendFrom(command, "fault", { host, name: fault as FaultRequest["name"], operation, resource, times, ms });
      }),
    );
}
