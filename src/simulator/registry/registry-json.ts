import { SimulatorError } from "../errors";
import { splitKeyPath } from "./hives";
import { Registry } from "./registry";
import type { RegistryValue } from "./value";
import { type RegistryValueJson, valueFromJson, valueToJson } from "./value-json";

/** A registry as JSON: `{ "HKLM\\SOFTWARE\\Key": { "Value": { "type": "REG_DWORD", "data": 4 } } }`. */
export type RegistryJson = Readonly<Record<string, Readonly<Record<string, RegistryValueJson>>>>;

/** A checked registry: key paths with their values, ready to be loaded. */
export type RegistryContents = readonly {
  readonly key: string;
  readonly values: readonly { readonly name: string; readonly value: RegistryValue }[];
}[];

/**
 * Checks the JSON form of a registry. `path` names its place for the error.
 * @throws SimulatorError invalid_registry_data
 */
export function parseRegistry(json: unknown, path: string): RegistryContents {
  return entriesOf(json, path).map(([key, values]) => {
    splitKeyPath(key);
    const place = `${path}["${key}"]`;
    return {
      key,
      values: entriesOf(values, place).map(([name, value]) => ({
        name,
        value: valueFromJson(value, `${place}["${name}"]`),
      })),
    };
  });
}

/** A new registry with these contents. */
export function registryWith(contents: RegistryContents): Registry {
  const registry = new Registry();
  for (const { key, values } of contents) {
    registry.createKey(key);
    for (const { name, value } of values) registry.setValue(key, name, value);
  }
  return registry;
}

/** The JSON form: every key that holds values or is a leaf; hives that hold nothing are left out. */
export function registryToJson(registry: Registry): RegistryJson {
  const json: Record<string, Record<string, RegistryValueJson>> = {};
  for (const { path, key } of registry.keys()) {
    const values = key.values();
    const isHive = !path.includes("\\");
    if (values.length === 0 && (isHive || key.subkeyNames().length > 0)) continue;
    json[path] = Object.fromEntries(values.map(({ name, value }) => [name, valueToJson(value)]));
  }
  return json;
}

function entriesOf(json: unknown, path: string): readonly [string, unknown][] {
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return Object.entries(json);
  throw new SimulatorError({
    code: "invalid_registry_data",
    summary: `The registry data in ${path} cannot be used`,
    detail: "Write keys and values as JSON objects.",
    path,
  });
}
