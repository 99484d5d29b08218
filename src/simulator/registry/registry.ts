import { HIVE_NAMES, splitKeyPath } from "./hives";
import { RegistryKey } from "./registry-key";
import { type RegistryValue, storedForm } from "./value";

/** Why a registry operation did not happen. */
export type RegistryFailure = "key_not_found" | "value_not_found" | "key_has_subkeys";

/**
 * The registry of one simulated host: names are case-insensitive and keep their spelling, as in Windows.
 * Key paths are written `HKLM\SOFTWARE\…`; a path that is none throws SimulatorError invalid_registry_data.
 *
 * @example
 * const { registry } = farm.host("rdsh1");
 * registry.setValue("HKLM\\SOFTWARE\\Contoso", "Tier", { type: "REG_DWORD", data: 1 });
 * const tier = registry.getValue("HKLM\\SOFTWARE\\Contoso", "Tier");
 */
export class Registry {
  readonly #root = new RegistryKey("");
  readonly #listeners: (() => void)[] = [];

  constructor() {
    for (const hive of HIVE_NAMES.values()) this.#root.createSubkey(hive);
  }

  /** Calls `listener` after every change. A listener that throws makes the changing call throw. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The key at `path`, or undefined. */
  findKey(path: string): RegistryKey | undefined {
    return splitKeyPath(path).reduce<RegistryKey | undefined>((key, name) => key?.subkey(name), this.#root);
  }

  /** Creates the key and whatever is missing above it. */
  createKey(path: string): RegistryKey {
    let created = false;
    const key = splitKeyPath(path).reduce((parent, name) => {
      const existing = parent.subkey(name);
      created ||= existing === undefined;
      return existing ?? parent.createSubkey(name);
    }, this.#root);
    if (created) this.#changed();
    return key;
  }

  /** Deletes a key that has no subkeys; its values go with it. */
  deleteKey(path: string): RegistryFailure | undefined {
    const names = splitKeyPath(path);
    const name = names.at(-1) ?? "";
    const key = this.findKey(path);
    const parent = names.length > 1 ? this.findKey(names.slice(0, -1).join("\\")) : undefined;
    if (key === undefined || parent === undefined) return "key_not_found";
    if (key.subkeyNames().length > 0) return "key_has_subkeys";
    parent.deleteSubkey(name);
    this.#changed();
    return undefined;
  }

  /** The value, or undefined when the key or the value is missing. The default value's name is "". */
  getValue(path: string, name: string): RegistryValue | undefined {
    return this.findKey(path)?.value(name);
  }

  /** Writes a value, creating the key when it is missing. */
  setValue(path: string, name: string, value: RegistryValue): void {
    this.createKey(path).setValue(name, storedForm(value));
    this.#changed();
  }

  /** Deletes one value. */
  deleteValue(path: string, name: string): RegistryFailure | undefined {
    const key = this.findKey(path);
    if (key === undefined) return "key_not_found";
    if (!key.deleteValue(name)) return "value_not_found";
    this.#changed();
    return undefined;
  }

  /** Every key, parents first, with its full path. */
  *keys(): Generator<{ readonly path: string; readonly key: RegistryKey }> {
    const waiting = this.#root.subkeyNames().map((name) => ({ path: name, key: this.#root.subkey(name) }));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { path, key } = next;
      if (key === undefined) continue;
      yield { path, key };
      waiting.unshift(...key.subkeyNames().map((name) => ({ path: `${path}\\${name}`, key: key.subkey(name) })));
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
