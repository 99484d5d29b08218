import type { Registry } from "./registry";
import type { FoundRegistryType } from "./registry-value";

type Types = ReadonlyMap<string, FoundRegistryType> | undefined;

/** For one reading: what types a key's values have is asked for once, however many of them are read. */
export class TypesOnce {
  readonly #asked = new Map<string, Promise<Types>>();

  of(registry: Registry): Pick<Registry, "readValue" | "valueTypes"> {
    return {
      readValue: (key, name, type) => registry.readValue(key, name, type),
      valueTypes: (key) => {
        const types = this.#asked.get(key) ?? registry.valueTypes(key);
        this.#asked.set(key, types);
        return types;
      },
    };
  }
}
