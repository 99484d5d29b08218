import type { Command } from "commander";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "../simulate-control";

/** `simulate delete`: deletes a registry value, or a key without subkeys. */
export function simulateDeleteCommand(): Command {
  return controlCommand("delete", "delete a registry value of a simulated host, or a key without subkeys")
    .argument("<host>", "name of the host")
    .argument("<key>", "HKLM\\SOFTWARE\\…")
    .argument("[name]", "name of the value; without it the key is deleted")
    .action(
      action(async (host: string, key: string, name: string | undefined, _options, command: Command) => {
        await sendFrom(command, "delete", { host, key, name });
      }),
    );
}
