import type { Registry } from "../registry/registry";
import type { ProgramResult } from "../shell/program";
import { canceled, done, invalidSyntax, notFound } from "./reg-messages";
import { parseRegArguments, valueName } from "./reg-options";

const SWITCHES = { "/v": "value", "/ve": "flag", "/f": "flag" } as const;

/** `reg delete KEY [/v NAME | /ve] [/f]`: a value, or the key with everything below it. */
export function regDelete(registry: Registry, args: readonly string[]): ProgramResult {
  const parsed = parseRegArguments(args, SWITCHES);
  if (parsed === undefined) return invalidSyntax("DELETE");
  const { key, options } = parsed;
  const name = valueName(parsed);
  const what = name === undefined ? `the registry key ${key}` : `the registry value ${name}`;
  if (!options.has("/f")) return canceled(`Permanently delete ${what} `);
  const failure = name === undefined ? deleteTree(registry, key) : registry.deleteValue(key, name);
  return failure === undefined ? done() : notFound();
}

function deleteTree(registry: Registry, path: string): ReturnType<Registry["deleteKey"]> {
  for (const name of registry.findKey(path)?.subkeyNames() ?? []) deleteTree(registry, `${path}\\${name}`);
  return registry.deleteKey(path);
}
