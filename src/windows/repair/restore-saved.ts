import { isDeepStrictEqual } from "node:util";
import { quoted } from "../../harmless-text";
import { HostError } from "../errors/host-error";
import { writtenOrReadBack } from "../errors/in-doubt";
import type { Registry } from "../registry/registry";
import { registryError } from "../registry/registry-error";
import type { NamedValue, SavedKey } from "./registry-backup";

/**
 * Puts back what was saved, over what is there under the same names, then reads back. Throws `HostError`; some of it may
 * be back then, and doing it again does no harm.
 */
export async function restoreSaved(host: string, registry: Registry, keys: readonly SavedKey[]): Promise<void> {
  await writtenOrReadBack(
    () => write(registry, keys),
    async () => write(registry, await notHeld(registry, keys)),
  );
  const lost = (await notHeld(registry, keys)).find(({ values }) => values.length > 0);
  if (lost === undefined) return;
  throw registryError({
    code: "not_kept",
    host,
    operation: `keep ${quoted(lost.values[0]?.name ?? "")}`,
    key: lost.key,
  });
}

async function write(registry: Registry, keys: readonly SavedKey[]): Promise<void> {
  for (const { key, values } of keys) {
    // A key that is there is left alone.
    await registry.createKey(key);
    for (const { name, value } of values) await registry.writeValue(key, name, value);
  }
}

/** The saved keys with those of their values that the host does not have as they were. */
async function notHeld(registry: Registry, keys: readonly SavedKey[]): Promise<readonly SavedKey[]> {
  const missing: SavedKey[] = [];
  for (const { key, values } of keys) {
    const lost: NamedValue[] = [];
    for (const saved of values) if (!(await isHeld(registry, key, saved))) lost.push(saved);
    missing.push({ key, values: lost });
  }
  return missing;
}

async function isHeld(registry: Registry, key: string, { name, value }: NamedValue): Promise<boolean> {
  try {
    return isDeepStrictEqual(await registry.readValue(key, name, value.type), value.data);
  } catch (error) {
    if (error instanceof HostError && error.code === "wrong_type") return false;
    throw error;
  }
}
