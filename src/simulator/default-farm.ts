import type { FarmDefinition } from "./farm";
import { parseFarm } from "./parse-farm";
import type { RegistryJson } from "./registry/registry-json";

const terminalServer = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
const termService = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters";

/** A session host fresh from installation: licensing mode not configured (5), no list of license servers. */
const freshSessionHost: RegistryJson = {
  [terminalServer]: {
    fDenyTSConnections: { type: "REG_DWORD", data: 0 },
    TSAppCompat: { type: "REG_DWORD", data: 1 },
  },
  [`${terminalServer}\\RCM\\Licensing Core`]: { LicensingMode: { type: "REG_DWORD", data: 5 } },
  [termService]: { ServiceDll: { type: "REG_EXPAND_SZ", data: "%SystemRoot%\\System32\\termsrv.dll" } },
};

const licenseServer: RegistryJson = {
  "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermServLicensing\\Parameters": {},
  "HKLM\\SOFTWARE\\Microsoft\\TermServLicensing": {},
};

/** The farm simulated when no farm.json is given: two session hosts and two license servers. */
export function defaultFarm(): FarmDefinition {
  return parseFarm({
    domain: "CONTOSO",
    hosts: [
      { name: "rdsh1", role: "session_host", registry: freshSessionHost },
      { name: "rdsh2", role: "session_host", registry: freshSessionHost },
      { name: "lic1", role: "license_server", registry: licenseServer },
      { name: "lic2", role: "license_server", registry: licenseServer },
    ],
  });
}
