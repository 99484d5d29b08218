import type { RegistryValue } from "../registry/registry-value";

/** Grows with every change that a reader of a backup has to know. */
export const BACKUP_VERSION = 1;

export const REPAIR_KINDS = ["certificates", "client_license"] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** A registry value with its name; the default value's name is "". */
export interface NamedValue {
  readonly name: string;
  readonly value: RegistryValue;
}

/** One key as it was found, without what is below it. */
export interface SavedKey {
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly values: readonly NamedValue[];
}

/** Everything a repair takes away, exactly enough to put it back. JSON-shaped. */
export interface RegistryBackup {
  readonly version: typeof BACKUP_VERSION;
  readonly kind: RepairKind;
  /** The host, as it was asked for. */
  readonly host: string;
  /** When it was read, RFC 3339. */
  readonly time: string;
  /** A key comes before the keys below it. */
  readonly keys: readonly SavedKey[];
}
