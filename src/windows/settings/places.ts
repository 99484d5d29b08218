import type { TypedPlace } from "../registry/find-value";

/** Where one licensing setting is kept. */
export type LicensingPlace = TypedPlace;

/**
 * A session host's own (not policy) licensing settings
 * (https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-rds-licensing-guidance).
 */
export const LOCAL_PLACES = {
  mode: {
    key: "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core",
    name: "LicensingMode",
    type: "REG_DWORD",
  },
  licenseServers: {
    key: "SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers",
    name: "SpecifiedLicenseServers",
    type: "REG_MULTI_SZ",
  },
} as const satisfies Record<string, LicensingPlace>;

export const POLICIES_KEY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

/** The policies "Set the Remote Desktop licensing mode" and "Use the specified Remote Desktop license servers" (TerminalServer.admx). */
export const POLICY_PLACES = {
  mode: { key: POLICIES_KEY, name: "LicensingMode", type: "REG_DWORD" },
  licenseServers: { key: POLICIES_KEY, name: "LicenseServers", type: "REG_SZ" },
} as const satisfies Record<LicensingSetting, LicensingPlace>;

export type LicensingSetting = keyof typeof LOCAL_PLACES;
