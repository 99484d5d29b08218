import type { FarmDefinition } from "./farm";
import { parseFarm } from "./parse-farm";
import type { RegistryJson } from "./registry/registry-json";

const TERMINAL_SERVER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
const TERM_SERVICE = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters";

/** A session host fresh from installation: licensing mode not configured (5), no list of license servers. */
const FRESH_SESSION_HOST: RegistryJson = {
  [TERMINAL_SERVER]: {
    fDenyTSConnections: { type: "REG_DWORD", data: 0 },
    TSAppCompat: { type: "REG_DWORD", data: 1 },
  },
  [`${TERMINAL_SERVER}\\RCM\\Licensing Core`]: { LicensingMode: { type: "REG_DWORD", data: 5 } },
  [TERM_SERVICE]: { ServiceDll: { type: "REG_EXPAND_SZ", data: "%SystemRoot%\\System32\\termsrv.dll" } },
};

const LICENSE_SERVER: RegistryJson = {
  "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermServLicensing\\Parameters": {},
  "HKLM\\SOFTWARE\\Microsoft\\TermServLicensing": {},
};

/** The farm simulated when no farm.json is given: two session hosts and two license servers. */
export function defaultFarm(): FarmDefinition {
  return parseFarm({
    domain: "CONTOSO",
    hosts: [
      { name: "rdsh1", role: "session_host", registry: FRESH_SESSION_HOST },
      { name: "rdsh2", role: "session_host", registry: FRESH_SESSION_HOST },
      { name: "lic1", role: "license_server", registry: LICENSE_SERVER },
      { name: "lic2", role: "license_server", registry: LICENSE_SERVER },
    ],
  });
}
