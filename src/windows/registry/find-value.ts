import { HostError } from "../errors/host-error";
import type { Registry } from "./registry";
import type { FoundRegistryType, RegistryData, RegistryType, RegistryValue } from "./registry-value";

/** A value by its place below HKEY_LOCAL_MACHINE, with the type that belongs there. */
export interface TypedPlace<T extends RegistryType = RegistryType> {
  readonly key: string;
  readonly name: string;
  readonly type: T;
}

/** What a place holds, asked for by the type that belongs there. */
export type FoundValue =
  | { readonly found: "value"; readonly value: RegistryValue }
  /** Whether its key exists is not asked. */
  | { readonly found: "no_value" }
  | { readonly found: "other_type" };

/** Reads a value by the type that belongs at its place, in one request. */
export async function findValue(
  registry: Pick<Registry, "readValue">,
  { key, name, type }: TypedPlace,
): Promise<FoundValue> {
  try {
    const data = await registry.readValue(key, name, type);
    return data === undefined ? { found: "no_value" } : { found: "value", value: { type, data } as RegistryValue };
  } catch (error) {
    if (error instanceof HostError && error.code === "wrong_type") return { found: "other_type" };
    throw error;
  }
}

/** The data that Windows takes from a place: a value of another type than belongs there is as good as none. */
export function dataOf<T extends RegistryType>(
  stored: { readonly found: string; readonly value?: RegistryValue },
  { type }: Pick<TypedPlace<T>, "type">,
): RegistryData[T] | undefined {
  return stored.value?.type === type ? (stored.value.data as RegistryData[T]) : undefined;
}

/** The type of one of a key's values, undefined where there is none of that name. */
export function typeOfValue(
  types: ReadonlyMap<string, FoundRegistryType> | undefined,
  name: string,
): FoundRegistryType | undefined {
  return [...(types ?? [])].find(([found]) => isSameName(found, name))?.[1];
}

/** Whether two names are of the same value: Windows ignores letter case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
