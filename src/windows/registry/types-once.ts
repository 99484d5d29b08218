import type { Registry } from "./registry";
import type { FoundRegistryType } from "./registry-value";

type Types = ReadonlyMap<string, FoundRegistryType> | undefined;

/** The registry for one reading: what types a key's values have is asked for once, however many of them are read. */
export function typesOnce(registry: Registry): Pick<Registry, "readValue" | "valueTypes"> {
  const asked = new Map<string, Promise<Types>>();
  return {
    readValue: (key, name, type) => registry.readValue(key, name, type),
    valueTypes: (key) => {
      const types = asked.get(key) ?? registry.valueTypes(key);
      asked.set(key, types);
      return types;
    },
  };
}
