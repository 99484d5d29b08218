import { type FarmDefinition, parseFarm } from "../../src/simulator";

const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const LIST = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

const PER_DEVICE = 2;
const PER_USER = 4;

interface Settings {
  readonly mode?: number;
  readonly servers?: readonly string[];
  readonly policyMode?: number;
  readonly policyServers?: string;
}

/** The registry of a session host with these settings and no others. */
export function licensingRegistry({ mode, servers, policyMode, policyServers }: Settings): object {
  const dword = (data: number | undefined) =>
    data === undefined ? {} : { LicensingMode: { type: "REG_DWORD", data } };
  return {
    [CORE]: dword(mode),
    [LIST]: servers === undefined ? {} : { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: servers } },
    [POLICIES]: {
      ...dword(policyMode),
      ...(policyServers === undefined ? {} : { LicenseServers: { type: "REG_SZ", data: policyServers } }),
    },
  };
}

const BOTH = ["lic1.contoso.com", "lic2.contoso.com"];
const WORKGROUP = { domainJoined: false };

/** Sixty hosts that code can manage, in groups of equal settings. */
const GROUPS: readonly { readonly count: number; readonly settings: Settings; readonly host?: object }[] = [
  { count: 24, settings: { mode: PER_USER, servers: BOTH } },
  { count: 12, settings: { mode: PER_DEVICE, servers: BOTH } },
  { count: 8, settings: { mode: PER_USER, servers: ["LIC2", "lic1"] } },
  { count: 6, settings: { mode: PER_USER, servers: ["lic1.contoso.com"] } },
  { count: 4, settings: { mode: PER_USER, servers: BOTH, policyMode: PER_DEVICE } },
  { count: 4, settings: { policyMode: PER_DEVICE, policyServers: "lic3, 10.0.0.9" }, host: WORKGROUP },
  { count: 2, settings: { mode: 5, policyMode: PER_USER, policyServers: "lic3" }, host: WORKGROUP },
];

/** Hosts that it cannot, or should not. */
const LEFT: Readonly<Record<string, object>> = {
  bare: { registry: licensingRegistry({ mode: 5 }) },
  "mode-only": { registry: licensingRegistry({ mode: PER_USER }) },
  "domain-policy": {
    registry: licensingRegistry({ mode: PER_USER, servers: BOTH, policyMode: PER_USER, policyServers: "lic1" }),
  },
  denied: {
    registry: licensingRegistry({ mode: PER_USER, servers: BOTH }),
    faults: [{ name: "provider-access-denied", resource: "root/cimv2/TerminalServices", times: 0 }],
  },
};

/** How many hosts of the farm are adopted. */
export const ADOPTED = GROUPS.reduce((sum, { count }) => sum + count, 0);

/** A farm as farms are that people set by hand, for years: sixty hosts to adopt, and four to leave. */
export function farmToAdopt(): FarmDefinition {
  const adopted = GROUPS.flatMap(({ count, settings, host }) =>
    Array.from({ length: count }, () => ({ registry: licensingRegistry(settings), ...host })),
  );
  return parseFarm({
    hosts: [
      ...adopted.map((host, index) => ({ name: `rdsh${index + 1}`, role: "session_host", ...host })),
      ...Object.entries(LEFT).map(([name, host]) => ({ name, role: "session_host", ...host })),
      { name: "lic1", role: "license_server" },
    ],
  });
}
