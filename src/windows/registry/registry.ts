import type { FoundRegistryType, RegistryData, RegistryType, RegistryValue } from "./registry-value";

/**
 * HKEY_LOCAL_MACHINE of one host, whatever channel reaches it. Keys are paths below the hive, with backslashes.
 * Names are case-insensitive. Every method throws {@link HostError}.
 */
export interface Registry {
  /** The types of a key's values by name, in the host's spelling; `undefined` when the key does not exist. */
  valueTypes(key: string): Promise<ReadonlyMap<string, FoundRegistryType> | undefined>;
  /** The names of the keys directly below a key; `undefined` when the key does not exist. */
  subkeyNames(key: string): Promise<readonly string[] | undefined>;
  /** A value's data; `undefined` when the value or its key does not exist. Throws `wrong_type` when the types differ. */
  readValue<T extends RegistryType>(key: string, name: string, type: T): Promise<RegistryData[T] | undefined>;
  /** Writes a value of an existing key, replacing data and type. */
  writeValue(key: string, name: string, value: RegistryValue): Promise<void>;
  /** Creates a key and the keys above it; a key that exists is left alone. */
  createKey(key: string): Promise<void>;
  /** Deletes a value; one that does not exist is fine. */
  deleteValue(key: string, name: string): Promise<void>;
  /** Deletes a key that has neither values nor subkeys; any other is left alone. */
  deleteEmptyKey(key: string): Promise<void>;
}
