import { type ConfigurableMode, type EffectiveLicensing, type PolicyOverride, policyOverrides } from "../../licensing";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../../plugin";
import type { Wanted } from "./configuration-schema";

const POLICIES = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const SETTINGS = {
  mode: { attribute: "mode", value: "LicensingMode" },
  licenseServers: { attribute: "license_servers", value: "LicenseServers" },
} as const;

/** Terraform plans before it destroys, unless it is told not to refresh. */
const STOPPED =
  ' Nothing was written, because on_policy_override is "error". "terraform destroy -refresh=false" still removes the resource.';

/** What Group Policy overrides of what is wanted, each on its attribute. Values kept in the policy itself win. */
export function policyDiagnostics(wanted: Omit<Wanted, "on_destroy">, effective: EffectiveLicensing): Diagnostic[] {
  if (wanted.scope === "policy") return [];
  const isError = wanted.on_policy_override === "error";
  const diagnostic = isError ? errorDiagnostic : warningDiagnostic;
  const configuration = { mode: wanted.mode as ConfigurableMode, licenseServers: wanted.license_servers };
  return policyOverrides(configuration, effective).map((override) => {
    const { attribute } = SETTINGS[override.setting];
    const detail = `${detailOf(wanted.host, override)}${isError ? STOPPED : ""}`;
    return diagnostic(`Group Policy overrides ${attribute}`, detail, [attribute]);
  });
}

function detailOf(host: string, { setting, wins }: PolicyOverride): string {
  const { attribute, value } = SETTINGS[setting];
  const what = wins === undefined ? "something else may win" : `${wins} wins`;
  return `Group Policy sets ${value} in ${POLICIES} on ${host}: ${what} over what "${attribute}" says. The value of this resource stays in the host's own settings and takes effect when the policy is removed. Run "gpresult /h report.html" on the host to find the policy and change it, or use scope = "policy" if no domain policy sets it.`;
}
