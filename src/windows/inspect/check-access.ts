import { defineMethod, WsmanError } from "../../wsman";
import { channelError } from "../errors/host-error";
import type { ServiceConnection } from "../host-connection";
import { registryError } from "../registry/registry-error";
import { outcomeOf } from "../registry/return-value";
import { HKEY_LOCAL_MACHINE, KEY, STD_REG_PROV } from "../registry/std-reg-prov";

/**
 * It changes nothing: Windows compares the rights with the key's own list
 * (https://learn.microsoft.com/previous-versions/windows/desktop/regprov/checkaccess-method-in-class-stdregprov).
 */
const CHECK_ACCESS = defineMethod({
  name: "CheckAccess",
  in: { ...KEY, uRequired: "uint32" },
  out: { bGranted: "boolean" },
  repeatable: true,
});

/** KEY_SET_VALUE and KEY_CREATE_SUB_KEY. */
const WRITE = 0x2 | 0x4;

/**
 * Whether the account may write values below a key, without writing any. Throws `HostError` where the host does not say.
 * A key that does not exist may not be written.
 */
export async function mayWrite(
  { client, host }: ServiceConnection,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const values = { hDefKey: HKEY_LOCAL_MACHINE, sSubKeyName: key, uRequired: WRITE };
  try {
    const { returnValue, out } = await client.invoke(STD_REG_PROV, CHECK_ACCESS, values, { signal });
    const outcome = outcomeOf(returnValue);
    if (outcome === "access_denied") return false;
    if (outcome === "ok" && out.bGranted !== null) return out.bGranted;
    const failed = { code: "registry_failed", operation: "ask for the rights", key, host } as const;
    throw registryError({ ...failed, returnValue: returnValue ?? undefined });
  } catch (error) {
    throw error instanceof WsmanError ? channelError(error, host) : error;
  }
}
