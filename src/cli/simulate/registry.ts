import type { Command } from "commander";
import { type RegistryValueJson, valueFromJson, valueToJson } from "../../simulator/control";
import { action } from "../run-to-end";
import { controlCommand, printJson, sendFrom } from "./control-command";

/** Where a host keeps its licensing mode. */
const MODE = '"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core" LicensingMode';
const KEY = "for example HKLM\\SOFTWARE\\Contoso";

/** `simulate get`: prints a registry value, or what a key holds, as one line of JSON. */
export function simulateGetCommand(): Command {
  return controlCommand("get", "print a registry value of a simulated host, or list a key", [
    `simulate get rdsh1 ${MODE}`,
  ])
    .argument("<host>", "name of the host")
    .argument("<key>", KEY)
    .argument("[name]", "name of the value; without it the key is listed")
    .action(
      action(async (host: string, key: string, name: string | undefined, _options, command: Command) => {
        printJson(await sendFrom(command, "get", { host, key, name }));
      }),
    );
}

/** `simulate set`: writes a registry value, and creates its key where that is missing. */
export function simulateSetCommand(): Command {
  return controlCommand("set", "write a registry value of a simulated host", [`simulate set rdsh1 ${MODE} REG_DWORD 2`])
    .argument("<host>", "name of the host")
    .argument("<key>", KEY)
    .argument("<name>", 'name of the value; "" for the default value of the key')
    .argument("<type>", "REG_SZ, REG_EXPAND_SZ, REG_MULTI_SZ, REG_DWORD, REG_QWORD or REG_BINARY")
    .argument("[data...]", "the data: any number of strings for REG_MULTI_SZ, hexadecimal digits for REG_BINARY")
    .action(
      action(
        async (host: string, key: string, name: string, type: string, data: string[], _options, command: Command) => {
          await sendFrom(command, "set", { host, key, name, value: registryValue(type, data) });
        },
      ),
    );
}

/** `simulate delete`: deletes a registry value, or a key without subkeys. */
export function simulateDeleteCommand(): Command {
  return controlCommand("delete", "delete a registry value of a simulated host, or a key without subkeys", [
    `simulate delete rdsh1 ${MODE}`,
  ])
    .argument("<host>", "name of the host")
    .argument("<key>", KEY)
    .argument("[name]", "name of the value; without it the key is deleted")
    .action(
      action(async (host: string, key: string, name: string | undefined, _options, command: Command) => {
        await sendFrom(command, "delete", { host, key, name });
      }),
    );
}

/** @throws SimulatorError `invalid_registry_data` */
function registryValue(type: string, data: readonly string[]): RegistryValueJson {
  return valueToJson(valueFromJson({ type, data: jsonData(type, data) }, "the command"));
}

function jsonData(type: string, data: readonly string[]): unknown {
  if (type === "REG_MULTI_SZ") return data;
  const [only] = data;
  if (only === undefined || data.length > 1) return only && data;
  return type === "REG_DWORD" && /^(0x[0-9a-f]+|\d+)$/i.test(only) ? Number(only) : only;
}
