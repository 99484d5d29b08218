import { quoted } from "../../harmless-text";
import { HostError } from "../errors/host-error";
import { findValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { registryError } from "../registry/registry-error";
import { type FoundRegistryType, isRegistryType, type RegistryValue } from "../registry/registry-value";
import type { NamedValue, SavedKey } from "./registry-backup";
import { coversValue, type RepairPlan } from "./repair-plan";

/** More keys, or keys deeper below each other, than licenses of a client ever are. */
const MOST_KEYS = 1_000;
const DEEPEST = 16;

interface Reading {
  readonly host: string;
  readonly registry: Registry;
  readonly plan: RepairPlan;
  readonly found: SavedKey[];
}

/**
 * Everything a repair is about that exists, a key before the keys below it; empty when there is nothing. Throws
 * `wrong_type` where something cannot be read exactly, since it could not be put back, and `too_large`.
 */
export async function readForRepair(host: string, registry: Registry, plan: RepairPlan): Promise<readonly SavedKey[]> {
  const reading: Reading = { host, registry, plan, found: [] };
  for (const root of plan.roots) await readKey(reading, root, 0);
  return reading.found;
}

async function readKey(reading: Reading, key: string, depth: number): Promise<void> {
  const { registry, plan, found } = reading;
  const types = await registry.valueTypes(key);
  if (types === undefined) return;
  const values = await readValues(reading, key, types);
  if (plan.names !== undefined) {
    if (values.length > 0) found.push({ key, values });
    return;
  }
  found.push({ key, values });
  if (found.length > MOST_KEYS || depth > DEEPEST) throw tooLarge(reading, key);
  for (const name of (await registry.subkeyNames(key)) ?? []) await readKey(reading, `${key}\\${name}`, depth + 1);
}

async function readValues(
  reading: Reading,
  key: string,
  types: ReadonlyMap<string, FoundRegistryType>,
): Promise<NamedValue[]> {
  const values: NamedValue[] = [];
  for (const [name, type] of types) {
    if (!coversValue(reading.plan, name)) continue;
    const value = await readExactly(reading, key, { name, type });
    if (value !== undefined) values.push({ name, value });
  }
  const hidden = types.size === 0 ? await readLoneDefault(reading, key) : undefined;
  return hidden === undefined ? values : [...values, hidden];
}

async function readExactly(
  { host, registry }: Reading,
  key: string,
  { name, type }: { readonly name: string; readonly type: FoundRegistryType },
): Promise<RegistryValue | undefined> {
  // Windows expands the variables of a REG_EXPAND_SZ while it is read, so that the text itself is not to be had.
  if (!isRegistryType(type) || type === "REG_EXPAND_SZ") throw unreadable(host, key, { name, type });
  const data = await registry.readValue(key, name, type);
  if (Array.isArray(data) && data.length === 0) throw unreadable(host, key, { name, type });
  return data === undefined ? undefined : ({ type, data } as RegistryValue);
}

/**
 * `EnumValues` lists nothing where a key has its default value and no other
 * (https://learn.microsoft.com/previous-versions/windows/desktop/regprov/enumvalues-method-in-class-stdregprov).
 */
async function readLoneDefault({ host, registry, plan }: Reading, key: string): Promise<NamedValue | undefined> {
  if (!coversValue(plan, "")) return undefined;
  const stored = await findValue(registry, { key, name: "", type: "REG_SZ" });
  if (stored.found === "other_type") throw unreadable(host, key, { name: "", type: undefined });
  return stored.found === "value" ? { name: "", value: stored.value } : undefined;
}

function unreadable(
  host: string,
  key: string,
  { name, type }: { readonly name: string; readonly type: FoundRegistryType | undefined },
): HostError {
  const called = name === "" ? "the default value" : quoted(name);
  return registryError({
    code: "wrong_type",
    host,
    operation: `save ${called}`,
    key,
    advice: `${type === undefined ? "A value of another type than text" : `This ${type}`} cannot be read and written exactly over WMI, so it could not be put back later. Nothing was changed. Export the key on the host (reg export "HKLM\\${key}" FILE) and delete the value there, then run this again.`,
  });
}

function tooLarge({ host }: Reading, key: string): HostError {
  return new HostError({
    code: "too_large",
    summary: "More keys than expected",
    detail: `HKLM\\${key} exceeds the limit of ${MOST_KEYS} keys, or of ${DEEPEST} levels, for a backup. Nothing was changed. Check the keys on the host: something other than Remote Desktop wrote them.`,
    host,
  });
}
