import { HostError } from "../errors/host-error";
import type { Registry } from "../registry/registry";
import { type FoundRegistryType, isRegistryType, type RegistryValue } from "../registry/registry-value";
import type { LicensingPlace } from "./places";

/**
 * What is stored at one place, exactly enough to put it back, save for a REG_EXPAND_SZ over CIM, whose variables Windows
 * expands when it is read. JSON-shaped.
 */
export type StoredValue =
  | { readonly found: "no_key" }
  | { readonly found: "no_value" }
  | { readonly found: "value"; readonly value: RegistryValue }
  /** A value of a type that StdRegProv can neither read nor write. */
  | { readonly found: "unreadable"; readonly type: FoundRegistryType };

/**
 * Reads what is stored at a place, whatever its type. A value of the expected type costs one request where asking for
 * it is proof of its type (a REG_DWORD), two otherwise: no source says that `GetMultiStringValue` refuses a REG_SZ, so
 * the type is asked for first.
 */
export async function readStoredValue(registry: Registry, place: LicensingPlace): Promise<StoredValue> {
  if (place.type === "REG_DWORD") {
    const data = await readUnlessWrongType(registry, place);
    if (data !== undefined) return { found: "value", value: { type: "REG_DWORD", data } };
  }
  const types = await registry.valueTypes(place.key);
  if (types === undefined) return { found: "no_key" };
  const type = typeOf(types, place.name);
  if (type === undefined) return { found: "no_value" };
  if (!isRegistryType(type)) return { found: "unreadable", type };
  const data = await registry.readValue(place.key, place.name, type);
  return data === undefined ? { found: "no_value" } : { found: "value", value: { type, data } as RegistryValue };
}

async function readUnlessWrongType(registry: Registry, place: LicensingPlace): Promise<number | undefined> {
  try {
    return await registry.readValue(place.key, place.name, "REG_DWORD");
  } catch (error) {
    if (error instanceof HostError && error.code === "wrong_type") return undefined;
    throw error;
  }
}

function typeOf(types: ReadonlyMap<string, FoundRegistryType>, name: string): FoundRegistryType | undefined {
  for (const [found, type] of types) {
    if (found.toLowerCase() === name.toLowerCase()) return type;
  }
  return undefined;
}
