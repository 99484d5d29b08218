import { isSameLicenseServerList, type LicensingConfiguration } from "../../licensing";
import { HostError } from "../errors/host-error";
import { type HostTools, askWindows, type EffectiveSettings } from "./effective-settings";
import type { LicensingScope } from "./licensing-scope";
import { configurationOf, type StoredSettings } from "./stored-settings";
import { readStoredValue, type StoredValue } from "./stored-value";

/** What a host holds, and what Windows makes of it. */
export interface LicensingReading {
  /** Whether the key of an absent value exists is not looked up. */
  readonly stored: StoredSettings;
  readonly configuration: LicensingConfiguration;
  readonly view: EffectiveSettings;
}

/** Both settings as stored, value types included. */
export async function readStoredSettings({ registry }: HostTools, { places }: LicensingScope): Promise<StoredSettings> {
  return {
    mode: await readStoredValue(registry, places.mode),
    licenseServers: await readStoredValue(registry, places.licenseServers),
  };
}

/**
 * What both settings say, and what Windows makes of them, in four requests where nothing is unusual. A list of the
 * host's own that Windows reports the same has the right type; any other is asked for its type.
 */
export async function readLicensing(tools: HostTools, scope: LicensingScope): Promise<LicensingReading> {
  const quick = scope.name === "local" && tools.wmi !== undefined ? await readUnchecked(tools, scope) : undefined;
  if (quick !== undefined && isConfirmed(quick)) return quick;
  const stored = await readStoredSettings(tools, scope);
  const configuration = configurationOf(stored, scope);
  const view = quick?.view ?? (await askWindows(tools, scope.name === "local" ? configuration : undefined));
  return { stored, configuration, view };
}

/** The same without asking for the list's type; undefined where it is known to be wrong. */
async function readUnchecked(tools: HostTools, scope: LicensingScope): Promise<LicensingReading | undefined> {
  const mode = await readStoredValue(tools.registry, scope.places.mode);
  const licenseServers = await listAsExpected(tools, scope.places.licenseServers);
  if (licenseServers === undefined) return undefined;
  const stored = { mode, licenseServers };
  const configuration = configurationOf(stored, scope);
  return { stored, configuration, view: await askWindows(tools, configuration) };
}

async function listAsExpected(
  { registry }: HostTools,
  { key, name }: LicensingScope["places"]["licenseServers"],
): Promise<StoredValue | undefined> {
  try {
    const data = await registry.readValue(key, name, "REG_MULTI_SZ");
    return data ? { found: "value", value: { type: "REG_MULTI_SZ", data } } : { found: "no_value" };
  } catch (error) {
    if (error instanceof HostError && error.code === "wrong_type") return undefined;
    throw error;
  }
}

/** Whether Windows reports the list that was read. */
function isConfirmed({ configuration: { licenseServers }, view: { effective } }: LicensingReading): boolean {
  if (effective.licenseServersSource === "group_policy" || effective.licenseServers === undefined) return false;
  return isSameLicenseServerList(licenseServers, effective.licenseServers);
}
