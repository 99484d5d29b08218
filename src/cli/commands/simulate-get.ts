import type { Command } from "commander";
import { action } from "../run-to-end";
import { controlCommand, printJson, sendFrom } from "../simulate-control";

/** `simulate get`: prints a registry value, or what a key holds, as one line of JSON. */
export function simulateGetCommand(): Command {
  return controlCommand("get", "print a registry value of a simulated host, or what a key holds")
    .argument("<host>", "name of the host")
    .argument("<key>", "HKLM\\SOFTWARE\\…")
    .argument("[name]", "name of the value; without it the key is listed")
    .action(
      action(async (host: string, key: string, name: string | undefined, _options, command: Command) => {
        printJson(await sendFrom(command, "get", { host, key, name }));
      }),
    );
}
