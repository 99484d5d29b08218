import { harmless } from "../../harmless-text";
import type { Scope } from "../../licensing";
import type { LicensingSetting } from "./places";
import { LICENSING_SCOPES } from "./scopes";
import type { StoredSettings } from "./stored-settings";
import type { StoredValue } from "./stored-value";

/** A snapshot in words, for messages: `LicensingMode = 4 (REG_DWORD), SpecifiedLicenseServers absent`. */
export function describeStoredSettings(snapshot: StoredSettings, scope: Scope): string {
  const { places } = LICENSING_SCOPES[scope];
  const settings = Object.keys(places) as LicensingSetting[];
  return settings.map((setting) => `${places[setting].name} ${describe(snapshot[setting])}`).join(", ");
}

function describe(stored: StoredValue): string {
  if (stored.found === "value") return `= ${harmless(JSON.stringify(stored.value.data))} (${stored.value.type})`;
  return stored.found === "unreadable" ? `of type ${stored.type}` : "absent";
}
