import type { RegistryValue } from "./value";

/**
 * One key: subkeys and values found without regard to case. Windows lists subkeys by their upper-cased names (so the
 * recorded EnumKey reply), values in the order they were made.
 *
 * @example
 * const key = farm.host("rdsh1").registry.createKey("HKLM\\SOFTWARE\\Contoso");
 * key.setValue("Owner", { type: "REG_SZ", data: "farm team" });
 */
export class RegistryKey {
  readonly #subkeys = new Map<string, RegistryKey>();
  readonly #entries = new Map<string, { readonly name: string; readonly value: RegistryValue }>();

  constructor(
    /** The name, as it is spelled. */
    readonly name: string,
  ) {}

  /** The subkey of that name. */
  subkey(name: string): RegistryKey | undefined {
    return this.#subkeys.get(fold(name));
  }

  /** Makes a subkey, in place of one of the same name. */
  createSubkey(name: string): RegistryKey {
    const key = new RegistryKey(name);
    this.#subkeys.set(fold(name), key);
    return key;
  }

  /** Deletes the subkey of that name with all it holds. */
  deleteSubkey(name: string): void {
    this.#subkeys.delete(fold(name));
  }

  /** The names of the subkeys, as they are spelled, in the order of Windows. */
  subkeyNames(): readonly string[] {
    const folded = [...this.#subkeys.keys()].sort((one, other) => (one < other ? -1 : 1));
    return folded.map((name) => this.#subkeys.get(name)?.name ?? name);
  }

  /** The value of that name. */
  value(name: string): RegistryValue | undefined {
    return this.#entries.get(fold(name))?.value;
  }

  /** Replaces the value; the spelling of a name already there stays. */
  setValue(name: string, value: RegistryValue): void {
    const existing = this.#entries.get(fold(name));
    this.#entries.set(fold(name), { name: existing?.name ?? name, value });
  }

  /** Whether there was such a value. */
  deleteValue(name: string): boolean {
    return this.#entries.delete(fold(name));
  }

  /** Names as spelled, with their values. */
  values(): readonly { readonly name: string; readonly value: RegistryValue }[] {
    return [...this.#entries.values()];
  }
}

function fold(name: string): string {
  return name.toUpperCase();
}
