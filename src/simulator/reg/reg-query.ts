import { splitKeyPath } from "../registry/hives";
import type { Registry } from "../registry/registry";
import type { RegistryKey } from "../registry/registry-key";
import type { RegistryValue } from "../registry/value";
import { type ProgramResult, succeeded } from "../shell/program";
import { printData } from "./reg-data";
import { invalidSyntax, notFound } from "./reg-messages";
import { parseRegArguments, valueName } from "./reg-options";

const SWITCHES = { "/v": "value", "/ve": "flag" } as const;

/** `reg query KEY [/v NAME | /ve]`: one value, or all values and the subkeys of a key. */
export function regQuery(registry: Registry, args: readonly string[]): ProgramResult {
  const parsed = parseRegArguments(args, SWITCHES);
  if (parsed === undefined) return invalidSyntax("QUERY");
  const key = registry.findKey(parsed.key);
  const path = splitKeyPath(parsed.key).join("\\");
  const name = valueName(parsed);
  if (key === undefined) return notFound();
  if (name === undefined) return succeeded(listing(path, key));
  const value = key.value(name);
  return value === undefined ? notFound() : succeeded(`\r\n${path}\r\n${line(name, value)}\r\n`);
}

function listing(path: string, key: RegistryKey): string {
  const values = key.values().map(({ name, value }) => line(name, value));
  const subkeys = key.subkeyNames().map((name) => `${path}\\${name}\r\n`);
  const head = values.length > 0 ? `${path}\r\n${values.join("")}\r\n` : "";
  return head === "" && subkeys.length === 0 ? "" : `\r\n${head}${subkeys.join("")}`;
}

function line(name: string, value: RegistryValue): string {
  return `    ${name || "(Default)"}    ${value.type}    ${printData(value)}\r\n`;
}
