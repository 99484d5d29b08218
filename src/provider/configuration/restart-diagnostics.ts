import { type Diagnostic, warningDiagnostic } from "../../plugin";
import { type EffectiveSettings, hasSetter, type Reconciliation } from "../../windows";
import { type ConfigurationState, SETTING_ATTRIBUTES } from "./configuration-schema";

/**
 * Says that a restart is needed after values were written in the registry directly, where the role that uses them is
 * active. A local value that Group Policy overrides changes nothing, so it asks for none.
 */
export function restartDiagnostics(
  { host, scope, write_method }: Pick<ConfigurationState, "host" | "scope" | "write_method">,
  effective: EffectiveSettings,
  { writtenInRegistry, reached }: Pick<Reconciliation, "writtenInRegistry" | "reached">,
): Diagnostic[] {
  if (effective.roleActive === false || writtenInRegistry.length === 0) return [];
  const names = writtenInRegistry.map((setting) => `"${SETTING_ATTRIBUTES[setting]}"`).join(" and ");
  if (scope === "policy") {
    const detail = `${names} of ${host} ${are(names)} now in the registry values of Group Policy. Windows picks them up when Remote Desktop Services next reads its policies, at the latest after a restart of the host. Schedule it yourself: the provider never restarts a host. A domain policy that sets the same values overwrites them.`;
    return [warningDiagnostic("The policy may not be in use yet", detail, ["host"])];
  }
  const sources = { mode: effective.modeSource, licenseServers: effective.licenseServersSource };
  if (writtenInRegistry.every((setting) => sources[setting] === "group_policy")) return [];
  const settable = writtenInRegistry.every((setting) => hasSetter(setting, reached[setting]));
  const detail = `${names} of ${host} ${are(names)} now written directly in the registry. Microsoft's guidance asks for a restart of the host after that. Schedule it yourself: the provider never restarts a host.${settable ? wayWithout(write_method, effective) : NO_WAY_WITHOUT}`;
  return [warningDiagnostic("A restart of the host is needed", detail, ["host"])];
}

const NO_WAY_WITHOUT = " Windows' own setters, which need no restart, cannot remove a setting.";

/** How the same settings could have been written without a restart, where there was another way. */
function wayWithout(method: string, { roleActive, problem }: EffectiveSettings): string {
  if (method === "registry")
    return ` Windows' own setters (write_method "auto" or "wmi", with channel = "cim") need no restart.`;
  const notReached = roleActive === undefined && problem === undefined;
  return notReached ? ` Windows' own setters, which channel = "cim" reaches, need no restart.` : "";
}

function are(names: string): string {
  return names.includes(" and ") ? "are" : "is";
}
