import { type LicensingSetting, LOCAL_PLACES } from "./licensing-places";
import type { LicensingSnapshot } from "./licensing-snapshot";
import type { StoredValue } from "./stored-value";

/** A snapshot in words, for messages: `LicensingMode = 4 (REG_DWORD), SpecifiedLicenseServers absent`. */
export function describeSnapshot(snapshot: LicensingSnapshot): string {
  const settings = Object.keys(LOCAL_PLACES) as LicensingSetting[];
  return settings.map((setting) => `${LOCAL_PLACES[setting].name} ${describe(snapshot[setting])}`).join(", ");
}

function describe(stored: StoredValue): string {
  if (stored.found === "value") return `= ${JSON.stringify(stored.value.data)} (${stored.value.type})`;
  return stored.found === "unreadable" ? `of type ${stored.type}` : "absent";
}
