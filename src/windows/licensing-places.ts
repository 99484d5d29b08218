import type { RegistryType } from "./registry/registry-value";

/** Where one licensing setting is kept below HKEY_LOCAL_MACHINE. */
export interface LicensingPlace {
  readonly key: string;
  readonly name: string;
  readonly type: RegistryType;
}

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

export type LicensingSetting = keyof typeof LOCAL_PLACES;
