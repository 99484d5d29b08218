import { dataOf, type FoundValue, findValue, typeOfValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { type FoundRegistryType, isRegistryType, type RegistryValue } from "../registry/registry-value";
import type { LicensingPlace } from "./places";

/**
 * What is stored at one place, exactly enough to put it back, save for a REG_EXPAND_SZ over CIM, whose variables Windows
 * expands when it is read. JSON-shaped.
 */
export type StoredValue =
  | { readonly found: "no_key" }
  | Exclude<FoundValue, { readonly found: "other_type" }>
  /** A value of a type that StdRegProv can neither read nor write. */
  | { readonly found: "unreadable"; readonly type: FoundRegistryType };

/**
 * Reads what is stored at a place, whatever its type. A value of the expected type costs one request where asking for
 * it is proof of its type (a REG_DWORD), two otherwise: no source says that `GetMultiStringValue` refuses a REG_SZ, so
 * the type is asked for first.
 */
export async function readStoredValue(
  registry: Pick<Registry, "readValue" | "valueTypes">,
  place: LicensingPlace,
): Promise<StoredValue> {
  if (place.type === "REG_DWORD") {
    const expected = await findValue(registry, place);
    if (expected.found === "value") return expected;
  }
  const types = await registry.valueTypes(place.key);
  if (types === undefined) return { found: "no_key" };
  const type = typeOfValue(types, place.name);
  if (type === undefined) return { found: "no_value" };
  if (!isRegistryType(type)) return { found: "unreadable", type };
  const data = await registry.readValue(place.key, place.name, type);
  return data === undefined ? { found: "no_value" } : { found: "value", value: { type, data } as RegistryValue };
}

/** A stored value of another type than Windows reads at its place, so that it counts for nothing. */
export interface WronglyTyped {
  readonly type: FoundRegistryType;
  /** Absent where the type cannot be read. */
  readonly data?: RegistryValue["data"];
}

/** Undefined where there is no value, or one of the right type. */
export function wronglyTyped(stored: StoredValue, place: LicensingPlace): WronglyTyped | undefined {
  if (stored.found === "unreadable") return { type: stored.type };
  return stored.found === "value" && dataOf(stored, place) === undefined ? stored.value : undefined;
}
