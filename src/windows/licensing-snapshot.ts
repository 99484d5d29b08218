import { isDeepStrictEqual } from "node:util";
import {
  type DesiredConfiguration,
  isSameLicenseServerList,
  type LicensingConfiguration,
  modeFromNumber,
  numberFromMode,
} from "../licensing";
import { type LicensingSetting, LOCAL_PLACES } from "./licensing-places";
import { registryError } from "./registry/registry-error";
import type { StoredValue } from "./stored-value";

/** Both licensing settings as stored, value types included. JSON-shaped, so that it can be kept and restored. */
export type LicensingSnapshot = { readonly [S in LicensingSetting]: StoredValue };

/** What the stored values mean. Throws `wrong_type` when one has a type that Windows does not read there. */
export function configurationOf(snapshot: LicensingSnapshot, host: string): LicensingConfiguration {
  const mode = dataOf(snapshot, "mode", host);
  const servers = dataOf(snapshot, "licenseServers", host);
  return {
    mode: modeFromNumber(mode as number | undefined),
    // An empty string ends a REG_MULTI_SZ, so [""] is how some writers spell "no entries".
    licenseServers: ((servers ?? []) as readonly string[]).filter((name) => name.trim() !== ""),
  };
}

function dataOf(snapshot: LicensingSnapshot, setting: LicensingSetting, host: string): unknown {
  const stored = snapshot[setting];
  const place = LOCAL_PLACES[setting];
  if (stored.found === "no_key" || stored.found === "no_value") return undefined;
  const type = stored.found === "value" ? stored.value.type : stored.type;
  if (stored.found === "value" && type === place.type) return stored.value.data;
  throw registryError({
    code: "wrong_type",
    host,
    operation: `read ${place.name}`,
    key: place.key,
    advice: `The value is a ${type}, and Windows reads a ${place.type} there, so something other than Windows' own tools wrote it. Delete the value on the host (reg delete "HKLM\\${place.key}" /v ${place.name}) and plan again; it will be written with the right type.`,
  });
}

/** The stored form of a configuration. */
export function snapshotOf({ mode, licenseServers }: DesiredConfiguration): LicensingSnapshot {
  return {
    mode: { found: "value", value: { type: "REG_DWORD", data: numberFromMode(mode) } },
    licenseServers: { found: "value", value: { type: "REG_MULTI_SZ", data: licenseServers } },
  };
}

/** What a host holds once its licensing is cleared: the mode says "not configured" where there was one, no servers. */
export function clearedSnapshot(current: LicensingSnapshot): LicensingSnapshot {
  const configured = current.mode.found === "value" || current.mode.found === "unreadable";
  return {
    mode: configured
      ? { found: "value", value: { type: "REG_DWORD", data: numberFromMode("not_configured") } }
      : current.mode,
    licenseServers: { found: "no_value" },
  };
}

/** Whether two stored values are the same to Windows: equal, or lists that differ in spelling only. */
export function isSameStoredValue(one: StoredValue, other: StoredValue): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  if (one.found !== "value" || other.found !== "value") return false;
  if (one.value.type !== "REG_MULTI_SZ" || other.value.type !== "REG_MULTI_SZ") return false;
  return isSameLicenseServerList(one.value.data, other.value.data);
}
