import { isDeepStrictEqual } from "node:util";
import { quoted } from "../../harmless-text";
import type { Registry } from "../registry/registry";
import { registryError } from "../registry/registry-error";
import type { SavedKey } from "./registry-backup";

/**
 * Puts back what was saved, over what is there under the same names, then reads back. Throws `HostError`; some of it may
 * be back then, and doing it again does no harm.
 */
export async function restoreSaved(host: string, registry: Registry, keys: readonly SavedKey[]): Promise<void> {
  for (const { key, values } of keys) {
    await registry.createKey(key);
    for (const { name, value } of values) await registry.writeValue(key, name, value);
  }
  for (const { key, values } of keys) {
    for (const { name, value } of values) {
      const data = await registry.readValue(key, name, value.type);
      if (isDeepStrictEqual(data, value.data)) continue;
      throw registryError({ code: "not_kept", host, operation: `keep ${quoted(name)}`, key });
    }
  }
}
