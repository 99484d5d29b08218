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
import { type LicensingSetting, LOCAL_PLACES, POLICIES_KEY, POLICY_PLACES } from "./places";
import type { StoredSettings } from "./stored-settings";
import type { StoredValue } from "./stored-value";

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

/** What is known of a host when Windows is asked, and what need not be. */
export interface AlreadyRead {
  /** The host's own settings. */
  readonly local?: LicensingConfiguration;
  /** What the Policies key holds. */
  readonly policy?: StoredSettings;
  /** Whether the list is left out as long as it is the host's own: who is about to change it need not know. */
  readonly withoutOwnList?: boolean;
}

/** The properties of the service, or why WMI does not tell them; undefined where the channel does not reach it. */
export type OpenedTerminalService = TerminalServiceSetting | HostError | undefined;

/** Reads the properties, in one request. Ask the registry too: it takes a failure of WMI for WMI's own. */
export async function openTerminalService({ host, wmi }: HostAccess): Promise<OpenedTerminalService> {
  try {
    return wmi && (await TerminalServiceSetting.open(wmi, host));
  } catch (error) {
    return wmiProblem(error);
  }
}

/**
 * Asks Windows what it uses: one request for the properties, where they are not given, and one for the list; one more for
 * each setting that Group Policy sets, because no source says for certain that the two report the policy's value. Where WMI
 * does not answer, the Policies key still tells which settings Group Policy sets. Call it after the registry has answered.
 * What was read already is not read again.
 */
export async function askWindows(
  access: HostAccess,
  read: AlreadyRead = {},
  opened?: OpenedTerminalService,
): Promise<WindowsAnswer> {
  const { registry, wmi } = access;
  if (wmi === undefined) return { effective: await sourcesOnly(registry, read) };
  const service = opened ?? (await openTerminalService(access));
  if (!(service instanceof TerminalServiceSetting)) {
    return { effective: { ...(await sourcesOnly(registry, read)), problem: service } };
  }
  const terminalService = service.over(wmi);
  try {
    return { terminalService, effective: await settingsInUse({ registry, terminalService, read }) };
  } catch (error) {
    const problem = wmiProblem(error);
    return { effective: { ...(await sourcesOnly(registry, read)), problem } };
  }
}

interface Asked {
  readonly registry: Registry;
  readonly terminalService: TerminalServiceSetting;
  readonly read: AlreadyRead;
}

async function settingsInUse(asked: Asked): Promise<EffectiveSettings> {
  if (!asked.terminalService.roleActive) {
    return {
      roleActive: false,
      mode: undefined,
      licenseServers: undefined,
      modeSource: "none",
      licenseServersSource: "none",
    };
  }
  const mode = await modeInUse(asked);
  return { roleActive: true, ...mode, ...(await listInUse(asked)) };
}

async function modeInUse({
  registry,
  terminalService: { licensingType, modeFromPolicy },
  read,
}: Asked): Promise<Pick<EffectiveSettings, "mode" | "modeSource">> {
  const fromPolicy = modeFromPolicy ? await policyData(registry, "mode", read) : undefined;
  const mode = modeFromNumber(fromPolicy ?? licensingType);
  return { mode, modeSource: source(modeFromPolicy, mode !== "not_configured") };
}

/** Where the list alone is not told, the rest is worth knowing all the same. */
async function listInUse({
  registry,
  terminalService,
  read,
}: Asked): Promise<Pick<EffectiveSettings, "licenseServers" | "licenseServersSource" | "problem">> {
  const { licenseServersFromPolicy } = terminalService;
  if (read.withoutOwnList && !licenseServersFromPolicy) {
    const isSet = (read.local?.licenseServers ?? []).length > 0;
    return { licenseServers: undefined, licenseServersSource: source(false, isSet) };
  }
  try {
    const text = licenseServersFromPolicy ? await policyData(registry, "licenseServers", read) : undefined;
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

type PolicyData<S extends LicensingSetting> = RegistryData[(typeof POLICY_PLACES)[S]["type"]];

/** The data that Windows takes from the policy of a setting. */
async function policyData<S extends LicensingSetting>(
  registry: Registry,
  setting: S,
  { policy }: AlreadyRead,
): Promise<PolicyData<S> | undefined> {
  const place: TypedPlace<(typeof POLICY_PLACES)[S]["type"]> = POLICY_PLACES[setting];
  return policy === undefined ? dataAt(registry, place) : dataOf(policy[setting], place);
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
async function sourcesOnly(registry: Registry, { local, policy }: AlreadyRead): Promise<EffectiveSettings> {
  const isPolicy =
    policy === undefined ? await policiesIn(registry) : (setting: LicensingSetting) => isStored(policy[setting]);
  const { mode, licenseServers } = local ?? (await localSettings(registry));
  return {
    mode: undefined,
    licenseServers: undefined,
    modeSource: source(isPolicy("mode"), mode !== "not_configured"),
    licenseServersSource: source(isPolicy("licenseServers"), licenseServers.length > 0),
  };
}

async function policiesIn(registry: Registry): Promise<(setting: LicensingSetting) => boolean> {
  const types = await registry.valueTypes(POLICIES_KEY);
  return (setting) => typeOfValue(types, POLICY_PLACES[setting].name) !== undefined;
}

function isStored({ found }: StoredValue): boolean {
  return found === "value" || found === "unreadable";
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
