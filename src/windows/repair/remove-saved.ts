import type { Registry } from "../registry/registry";
import { registryError } from "../registry/registry-error";
import { readForRepair } from "./read-for-repair";
import type { SavedKey } from "./registry-backup";
import type { RepairPlan } from "./repair-plan";

/**
 * Takes away what was saved and nothing else, then reads back. What came after it was saved stays, and is told as
 * `not_kept`. Throws `HostError`; some of it may be gone then.
 */
export async function removeSaved(
  host: string,
  registry: Registry,
  { plan, keys }: { readonly plan: RepairPlan; readonly keys: readonly SavedKey[] },
): Promise<void> {
  for (const { key, values } of keys.toReversed()) {
    for (const { name } of values) await registry.deleteValue(key, name);
    if (plan.names === undefined) await registry.deleteEmptyKey(key);
  }
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
