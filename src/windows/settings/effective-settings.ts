import {
  type EffectiveLicensing,
  type LicensingConfiguration,
  modeFromNumber,
  parsePolicyLicenseServers,
  type SettingSource,
  withoutEmptyEntries,
} from "../../licensing";
import type { HostAccess } from "../channel/host-channel";
import { HostError } from "../errors/host-error";
import { dataOf, findValue, type TypedPlace, typeOfValue } from "../registry/find-value";
import type { Registry } from "../registry/registry";
import type { RegistryData, RegistryType } from "../registry/registry-value";
import { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";
import { LOCAL_PLACES, POLICIES_KEY, POLICY_PLACES } from "./places";

/** What Windows itself says that it uses of a session host's licensing settings. */
export interface EffectiveSettings extends EffectiveLicensing {
  /** Whether the role that uses them is active; undefined where Windows could not be asked. */
  readonly roleActive?: boolean;
  /** Why Windows could not be asked, or not all. Absent where the channel does not reach WMI at all. */
  readonly problem?: HostError;
}

/** What Windows answered, and whom to ask more or to have a setting changed by. */
export interface WindowsAnswer {
  readonly effective: EffectiveSettings;
  /** Present where Windows could be asked. */
  readonly terminalService?: TerminalServiceSetting;
}

/**
 * Asks Windows what it uses: one request for the properties and one for the list; one more for each setting that Group
 * Policy sets, because no source says for certain that the two report the policy's value. Where WMI does not answer, the
 * Policies key still tells which settings Group Policy sets. Call it after the registry has answered: it takes a failure
 * of WMI for WMI's own.
 *
 * @param local the host's own settings, where they have been read already
 */
export async function askWindows(
  { host, registry, wmi }: HostAccess,
  local?: LicensingConfiguration,
): Promise<WindowsAnswer> {
  if (wmi === undefined) return { effective: await sourcesOnly(registry, local) };
  try {
    const terminalService = await TerminalServiceSetting.open(wmi, host);
    return { terminalService, effective: await settingsInUse(registry, terminalService) };
  } catch (error) {
    const problem = wmiProblem(error);
    return { effective: { ...(await sourcesOnly(registry, local)), problem } };
  }
}

async function settingsInUse(registry: Registry, terminalService: TerminalServiceSetting): Promise<EffectiveSettings> {
  if (!terminalService.roleActive) {
    return {
      roleActive: false,
      mode: undefined,
      licenseServers: undefined,
      modeSource: "none",
      licenseServersSource: "none",
    };
  }
  const mode = await modeInUse(registry, terminalService);
  return { roleActive: true, ...mode, ...(await listInUse(registry, terminalService)) };
}

async function modeInUse(
  registry: Registry,
  { licensingType, modeFromPolicy }: TerminalServiceSetting,
): Promise<Pick<EffectiveSettings, "mode" | "modeSource">> {
  const fromPolicy = modeFromPolicy ? await dataAt(registry, POLICY_PLACES.mode) : undefined;
  const mode = modeFromNumber(fromPolicy ?? licensingType);
  return { mode, modeSource: source(modeFromPolicy, mode !== "not_configured") };
}

/** Where the list alone is not told, the rest is worth knowing all the same. */
async function listInUse(
  registry: Registry,
  terminalService: TerminalServiceSetting,
): Promise<Pick<EffectiveSettings, "licenseServers" | "licenseServersSource" | "problem">> {
  const { licenseServersFromPolicy } = terminalService;
  try {
    const text = licenseServersFromPolicy ? await dataAt(registry, POLICY_PLACES.licenseServers) : undefined;
    const licenseServers =
      text === undefined
        ? withoutEmptyEntries(await terminalService.licenseServers())
        : parsePolicyLicenseServers(text);
    return { licenseServers, licenseServersSource: source(licenseServersFromPolicy, licenseServers.length > 0) };
  } catch (error) {
    const licenseServersSource = source(licenseServersFromPolicy, false);
    return { licenseServers: undefined, licenseServersSource, problem: wmiProblem(error) };
  }
}

async function dataAt<T extends RegistryType>(
  registry: Registry,
  place: TypedPlace<T>,
): Promise<RegistryData[T] | undefined> {
  return dataOf(await findValue(registry, place), place);
}

function source(fromPolicy: boolean, isSet: boolean): SettingSource {
  if (fromPolicy) return "group_policy";
  return isSet ? "local" : "none";
}

/** Where settings come from as the registry tells; any policy value wins (Microsoft's licensing guidance). */
async function sourcesOnly(registry: Registry, local?: LicensingConfiguration): Promise<EffectiveSettings> {
  const policies = await registry.valueTypes(POLICIES_KEY);
  const isPolicy = ({ name }: TypedPlace) => typeOfValue(policies, name) !== undefined;
  const { mode, licenseServers } = local ?? (await localSettings(registry));
  return {
    mode: undefined,
    licenseServers: undefined,
    modeSource: source(isPolicy(POLICY_PLACES.mode), mode !== "not_configured"),
    licenseServersSource: source(isPolicy(POLICY_PLACES.licenseServers), licenseServers.length > 0),
  };
}

async function localSettings(registry: Registry): Promise<LicensingConfiguration> {
  return {
    mode: modeFromNumber(await dataAt(registry, LOCAL_PLACES.mode)),
    licenseServers: (await dataAt(registry, LOCAL_PLACES.licenseServers)) ?? [],
  };
}

function wmiProblem(error: unknown): HostError {
  if (error instanceof HostError && error.isWmiFailure) return error;
  throw error;
}
