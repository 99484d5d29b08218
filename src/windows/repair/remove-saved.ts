import { writtenOrReadBack } from "../errors/in-doubt";
import type { Registry } from "../registry/registry";
import { registryError } from "../registry/registry-error";
import { readForRepair } from "./read-for-repair";
import type { SavedKey } from "./registry-backup";
import type { RepairPlan } from "./repair-plan";

/** What was saved of a host. */
interface Saved {
  readonly plan: RepairPlan;
  readonly keys: readonly SavedKey[];
}

/**
 * Takes away what was saved and nothing else, then reads back. What came after it was saved stays, and is told as
 * `not_kept`. Throws `HostError`; part of it may be deleted then.
 */
export async function removeSaved(host: string, registry: Registry, { plan, keys }: Saved): Promise<void> {
  await writtenOrReadBack(
    () => remove(registry, { plan, keys }),
    async () => remove(registry, { plan, keys: stillHeld(keys, await readForRepair(host, registry, plan)) }),
  );
  const [left] = await readForRepair(host, registry, plan);
  if (left === undefined) return;
  throw registryError({
    code: "not_kept",
    host,
    operation: "delete everything",
    key: left.key,
    advice: "Something is there again, or was added meanwhile. Close Remote Desktop on the host and run this again.",
  });
}

async function remove(registry: Registry, { plan, keys }: Saved): Promise<void> {
  for (const { key, values } of keys.toReversed()) {
    for (const { name } of values) await registry.deleteValue(key, name);
    if (plan.names === undefined) await registry.deleteEmptyKey(key);
  }
}

/** Those of the saved keys and values that the host has still. */
function stillHeld(saved: readonly SavedKey[], held: readonly SavedKey[]): readonly SavedKey[] {
  const names = new Map(held.map(({ key, values }) => [folded(key), new Set(values.map(({ name }) => folded(name)))]));
  return saved
    .filter(({ key }) => names.has(folded(key)))
    .map(({ key, values }) => ({
      key,
      values: values.filter(({ name }) => names.get(folded(key))?.has(folded(name))),
    }));
}

function folded(name: string): string {
  return name.toLowerCase();
}
