import type { Registry } from "../registry/registry";

const POLICIES_KEY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

/** What Group Policy sets of licensing; undefined leaves a policy as it is, null is "not configured". */
export interface LicensingPolicy {
  /** 2 Per Device, 4 Per User, 6 AAD Per User. */
  readonly mode?: number | null;
  /** In order of preference. */
  readonly licenseServers?: readonly string[] | null;
}

/** Writes the registry values of Group Policy as a domain's policies do when they arrive. */
export function applyGroupPolicy(registry: Registry, { mode, licenseServers }: LicensingPolicy): void {
  if (mode === null) registry.deleteValue(POLICIES_KEY, "LicensingMode");
  else if (mode !== undefined) registry.setValue(POLICIES_KEY, "LicensingMode", { type: "REG_DWORD", data: mode });
  if (licenseServers === null) registry.deleteValue(POLICIES_KEY, "LicenseServers");
  else if (licenseServers !== undefined) {
    registry.setValue(POLICIES_KEY, "LicenseServers", { type: "REG_SZ", data: licenseServers.join(",") });
  }
}

/** A number that Group Policy sets; undefined when it does not, or sets something that is no number. */
export function policyNumber(registry: Registry, name: string): number | undefined {
  const value = registry.getValue(POLICIES_KEY, name);
  return value?.type === "REG_DWORD" ? value.data : undefined;
}

/** A text that Group Policy sets. */
export function policyText(registry: Registry, name: string): string | undefined {
  const value = registry.getValue(POLICIES_KEY, name);
  return value?.type === "REG_SZ" ? value.data : undefined;
}
