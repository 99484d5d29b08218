import type { Command } from "commander";
import { type RegistryValueJson, valueFromJson, valueToJson } from "../../simulator";
import { action } from "../run-to-end";
import { controlCommand, sendFrom } from "../simulate-control";

/** `simulate set`: writes a registry value behind everybody's back, creating its key when missing. */
export function simulateSetCommand(): Command {
  return controlCommand("set", "write a registry value of a simulated host")
    .argument("<host>", "name of the host")
    .argument("<key>", "HKLM\\SOFTWARE\\…")
    .argument("<name>", "name of the value; an empty one is the key's default value")
    .argument("<type>", "REG_SZ, REG_EXPAND_SZ, REG_MULTI_SZ, REG_DWORD, REG_QWORD or REG_BINARY")
    .argument("[data...]", "the data; REG_MULTI_SZ takes any number of strings, REG_BINARY hexadecimal digits")
    .action(
      action(
        async (host: string, key: string, name: string, type: string, data: string[], _options, command: Command) => {
          await sendFrom(command, "set", { host, key, name, value: registryValue(type, data) });
        },
      ),
    );
}

/** Errors: SimulatorError invalid_registry_data. */
function registryValue(type: string, data: readonly string[]): RegistryValueJson {
  return valueToJson(valueFromJson({ type, data: jsonData(type, data) }, "the command"));
}

function jsonData(type: string, data: readonly string[]): unknown {
  if (type === "REG_MULTI_SZ") return data;
  const [only] = data;
  if (only === undefined || data.length > 1) return only && data;
  return type === "REG_DWORD" && /^(0x[0-9a-f]+|\d+)$/i.test(only) ? Number(only) : only;
}
