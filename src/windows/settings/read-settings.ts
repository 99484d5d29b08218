import { isSameLicenseServerList, type LicensingConfiguration } from "../../licensing";
import type { HostAccess } from "../channel/host-channel";
import { findValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import { askWindows, type EffectiveSettings } from "./effective-settings";
import type { LicensingPlace } from "./places";
import type { LicensingScope } from "./scopes";
import { configurationOf, type StoredSettings } from "./stored-settings";
import { readStoredValue, type StoredValue } from "./stored-value";

/** What a host holds, and what Windows makes of it. */
export interface LicensingReading {
  /** Whether the key of an absent value exists is not asked. */
  readonly stored: StoredSettings;
  readonly configuration: LicensingConfiguration;
  readonly effective: EffectiveSettings;
}

/** Both settings as stored, value types included. */
export async function readStoredSettings(registry: Registry, { places }: LicensingScope): Promise<StoredSettings> {
  return {
    mode: await readStoredValue(registry, places.mode),
    licenseServers: await readStoredValue(registry, places.licenseServers),
  };
}

/**
 * What both settings say, and what Windows makes of them, in four requests where nothing is unusual. A list of the
 * host's own that Windows reports the same has the right type; any other is asked for its type.
 */
export async function readLicensing(access: HostAccess, scope: LicensingScope): Promise<LicensingReading> {
  const { registry, wmi } = access;
  const { places } = scope;
  const isLocal = scope.name === "local";
  const mode = await readStoredValue(registry, places.mode);
  const unchecked =
    isLocal && wmi !== undefined ? await listOfExpectedType(registry, places.licenseServers) : undefined;
  const stored = { mode, licenseServers: unchecked ?? (await readStoredValue(registry, places.licenseServers)) };
  const configuration = configurationOf(stored, scope);
  const { effective } = await askWindows(access, isLocal ? configuration : undefined);
  if (unchecked === undefined || isConfirmed(configuration, effective)) return { stored, configuration, effective };
  const checked = { mode, licenseServers: await readStoredValue(registry, places.licenseServers) };
  return { stored: checked, configuration: configurationOf(checked, scope), effective };
}

/** Undefined where the list is known to have another type. */
async function listOfExpectedType(registry: Registry, place: LicensingPlace): Promise<StoredValue | undefined> {
  const list = await findValue(registry, place);
  return list.found === "other_type" ? undefined : list;
}

/** Whether Windows reports the list that was read. */
function isConfirmed({ licenseServers }: LicensingConfiguration, effective: EffectiveSettings): boolean {
  if (effective.licenseServersSource === "group_policy" || effective.licenseServers === undefined) return false;
  return isSameLicenseServerList(licenseServers, effective.licenseServers);
}
