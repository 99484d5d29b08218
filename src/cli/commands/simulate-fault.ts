import type { Command } from "commander";
import type { FaultRequest } from "../../simulator";
import { parseCount } from "../parse-number";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "../simulate-control";

/** `simulate fault`: lets a host fail in a chosen way. */
export function simulateFaultCommand(): Command {
  return controlCommand("fault", "let a simulated host fail: down, up, slow, none, or a fault of the next requests")
    .argument("<host>", "name of the host")
    .argument("<fault>", "down, up, slow, none, or a fault; an unknown one lists them")
    .option("--operation <name>", "only for this operation, for instance SetDWORDValue; default: any")
    .option("--resource <name>", "only for this WMI class or namespace, for instance root/cimv2/Win32_Service")
    .option("--times <n>", "how often; default 1, 0 = until `none`", parseCount)
    .option("--ms <n>", "for slow: milliseconds every answer is late", parseCount)
    .action(
      action(async (host: string, fault: string, options: Omit<FaultRequest, "host" | "name">, command: Command) => {
        const { operation, resource, times, ms } = options;
        await sendFrom(command, "fault", { host, name: fault as FaultRequest["name"], operation, resource, times, ms });
      }),
    );
}
