import {
  type EffectiveLicensing,
  type LicensingConfiguration,
  modeFromNumber,
  parsePolicyLicenseServers,
  type SettingSource,
} from "../../licensing";
import { HostError, type HostErrorCode } from "../errors/host-error";
import type { Registry } from "../registry/registry";
import type { RegistryData, RegistryType } from "../registry/registry-value";
import { TerminalServiceSetting } from "../terminal-service/terminal-service-setting";
import type { Wmi } from "../wmi/wmi";
import { type LicensingPlace, LOCAL_PLACES, POLICIES_KEY, POLICY_PLACES } from "./places";

/** What Windows itself says of a session host's licensing. */
export interface EffectiveSettings {
  readonly effective: EffectiveLicensing;
  /** Whether the role that uses the settings is active; undefined where Windows could not be asked. */
  readonly roleActive?: boolean;
  /** Present when Windows could be asked. */
  readonly terminalService?: TerminalServiceSetting;
  /** Why Windows could not be asked, or not all. Absent where the channel does not reach WMI at all. */
  readonly problem?: HostError;
}

/** The ways to a host whose licensing is looked at. `wmi` is absent where the channel does not reach it. */
export interface HostTools {
  readonly host: string;
  readonly registry: Registry;
  readonly wmi?: Wmi;
}

/**
 * Asks Windows what it uses: one request for the properties and one for the list; one more for each setting that Group
 * Policy sets, because no source says for certain that the two report the policy's value. Where WMI does not answer, the
 * Policies key still tells which settings Group Policy sets. Call it after the registry has answered: it takes a failure
 * of WMI for WMI's own.
 *
 * @param local the host's own settings, where they have been read already
 */
export async function askWindows(tools: HostTools, local?: LicensingConfiguration): Promise<EffectiveSettings> {
  if (tools.wmi === undefined) return { effective: await sourcesOnly(tools.registry, local) };
  try {
    const terminalService = await TerminalServiceSetting.open(tools.wmi, tools.host);
    const { roleActive } = terminalService;
    if (!roleActive) return { effective: NOTHING_IN_USE, roleActive, terminalService };
    return { roleActive, terminalService, ...(await askWhatIsUsed(tools.registry, terminalService)) };
  } catch (error) {
    const problem = wmiProblem(error);
    return { effective: await sourcesOnly(tools.registry, local), problem };
  }
}

const NOTHING_IN_USE: EffectiveLicensing = {
  mode: undefined,
  licenseServers: undefined,
  modeSource: "none",
  licenseServersSource: "none",
};

async function askWhatIsUsed(
  registry: Registry,
  terminalService: TerminalServiceSetting,
): Promise<Pick<EffectiveSettings, "effective" | "problem">> {
  const mode = await usedMode(registry, terminalService);
  const { licenseServersFromPolicy } = terminalService;
  try {
    const licenseServers = await usedList(registry, terminalService);
    const licenseServersSource = source(licenseServersFromPolicy, licenseServers.length > 0);
    return { effective: { ...mode, licenseServers, licenseServersSource } };
  } catch (error) {
    const licenseServersSource = source(licenseServersFromPolicy, false);
    return { effective: { ...mode, licenseServers: undefined, licenseServersSource }, problem: wmiProblem(error) };
  }
}

async function usedMode(
  registry: Registry,
  { licensingType, modeFromPolicy }: TerminalServiceSetting,
): Promise<Pick<EffectiveLicensing, "mode" | "modeSource">> {
  const fromPolicy = modeFromPolicy ? await valueAt(registry, POLICY_PLACES.mode) : undefined;
  const mode = modeFromNumber(fromPolicy ?? licensingType);
  return { mode, modeSource: source(modeFromPolicy, mode !== "not_configured") };
}

async function usedList(registry: Registry, terminalService: TerminalServiceSetting): Promise<readonly string[]> {
  const { licenseServersFromPolicy } = terminalService;
  const text = licenseServersFromPolicy ? await valueAt(registry, POLICY_PLACES.licenseServers) : undefined;
  if (text !== undefined) return parsePolicyLicenseServers(text);
  return (await terminalService.licenseServers()).filter((server) => server.trim() !== "");
}

/** A value of the type that belongs there; one of another type is as good as none. */
async function valueAt<T extends RegistryType>(
  registry: Registry,
  { key, name, type }: LicensingPlace & { readonly type: T },
): Promise<RegistryData[T] | undefined> {
  try {
    return await registry.readValue(key, name, type);
  } catch (error) {
    if (error instanceof HostError && error.code === "wrong_type") return undefined;
    throw error;
  }
}

function source(fromPolicy: boolean, isSet: boolean): SettingSource {
  if (fromPolicy) return "group_policy";
  return isSet ? "local" : "none";
}

/** Where settings come from as the registry tells; any policy value wins (Microsoft's licensing guidance). */
async function sourcesOnly(registry: Registry, known?: LicensingConfiguration): Promise<EffectiveLicensing> {
  const values = await registry.valueTypes(POLICIES_KEY);
  const policies = new Set([...(values?.keys() ?? [])].map((name) => name.toLowerCase()));
  const isPolicy = ({ name }: LicensingPlace) => policies.has(name.toLowerCase());
  const { mode, licenseServers } = known ?? (await localSettings(registry));
  return {
    mode: undefined,
    licenseServers: undefined,
    modeSource: source(isPolicy(POLICY_PLACES.mode), mode !== "not_configured"),
    licenseServersSource: source(isPolicy(POLICY_PLACES.licenseServers), licenseServers.length > 0),
  };
}

async function localSettings(registry: Registry): Promise<LicensingConfiguration> {
  return {
    mode: modeFromNumber(await valueAt(registry, LOCAL_PLACES.mode)),
    licenseServers: (await valueAt(registry, LOCAL_PLACES.licenseServers)) ?? [],
  };
}

/** What a host answers whose WMI, or this class of it, is broken or absent while its registry is not. */
const WMI_PROBLEMS: ReadonlySet<HostErrorCode> = new Set<HostErrorCode>([
  ...(["wmi_class_missing", "wmi_access_denied", "wmi_failed", "policy_in_force"] as const),
  ...(["fault", "access_denied", "not_found", "timeout", "malformed", "too_large", "unexpected_status"] as const),
]);

function wmiProblem(error: unknown): HostError {
  if (error instanceof HostError && !error.transport && WMI_PROBLEMS.has(error.code)) return error;
  throw error;
}
