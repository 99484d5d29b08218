/** A farm in which every finding of the diagnosis is found at a host that is named after it. */

const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters";
const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

const JOIN_INFO = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\0123456789ABCDEF";

const PER_DEVICE = 2;
const PER_USER = 4;

interface Settings {
  readonly mode?: number;
  readonly servers?: readonly string[];
  readonly policyMode?: number;
  readonly policyServers?: string;
}

/** The registry of a session host; without settings, Per User and the license server that has everything. */
function registry({ mode = PER_USER, servers = ["lic-good"], policyMode, policyServers }: Settings = {}) {
  const dword = (data: number) => ({ type: "REG_DWORD", data });
  return {
    [CORE]: { LicensingMode: dword(mode) },
    [`${PARAMETERS}\\LicenseServers`]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: servers } },
    [POLICIES]: {
      ...(policyMode === undefined ? {} : { LicensingMode: dword(policyMode) }),
      ...(policyServers === undefined ? {} : { LicenseServers: { type: "REG_SZ", data: policyServers } }),
    },
  };
}

/** What is different at the host where a finding is found. */
const SESSION_HOSTS: Readonly<Record<string, object>> = {
  role_not_active: { roleActive: false },
  service_stopped: { services: { TermService: "Stopped" } },
  mode_not_configured: { registry: registry({ mode: 5 }) },
  mode_undocumented: { registry: registry({ mode: 3 }) },
  aad_per_user: { registry: registry({ policyMode: 6 }) },
  mode_from_policy: { registry: registry({ policyMode: PER_DEVICE }) },
  no_license_servers: { registry: registry({ servers: [] }) },
  license_servers_from_policy: { registry: registry({ servers: ["old"], policyServers: "lic-good" }) },
  setting_wrong_type: {
    registry: {
      ...registry(),
      [`${PARAMETERS}\\LicenseServers`]: { SpecifiedLicenseServers: { type: "REG_SZ", data: "lic-good" } },
    },
  },
  settings_not_in_use: { modeInUse: PER_DEVICE },
  deployment_disagrees: { registry: registry({ mode: PER_DEVICE }) },
  grace_period: { registry: registry({ mode: 5 }), graceDaysLeft: 0 },
  per_user_in_workgroup: { domainJoined: false },
  entra_only_per_user: { domainJoined: false, registry: { ...registry(), [JOIN_INFO]: {} } },
  license_server_unreachable: { registry: registry({ servers: ["lic-gone"] }) },
  license_server_too_old: { registry: registry({ servers: ["lic-2016"] }) },
  not_in_security_group: { registry: registry({ servers: ["lic-closed"] }) },
  license_server_not_assessed: { connectivity: { "lic-good": 8 } },
  license_server_service_stopped: { registry: registry({ servers: ["lic-stopped"] }) },
  license_server_not_activated: { registry: registry({ servers: ["lic-inactive"] }) },
  no_matching_cals: { registry: registry({ mode: PER_DEVICE, servers: ["lic-per-user"] }) },
  cals_expired: { registry: registry({ servers: ["lic-expired"] }) },
  cals_expiring: { registry: registry({ servers: ["lic-expiring"] }) },
  cals_over_issued: { registry: registry({ servers: ["lic-over"] }) },
  users_without_cal: { registry: registry({ servers: ["lic-over-used"] }) },
  cals_too_old: { registry: registry({ servers: ["lic-old-cals"] }) },
  no_cals_available: { registry: registry({ mode: PER_DEVICE, servers: ["lic-empty"] }) },
  per_user_not_tracked: { registry: registry({ servers: ["lic-untracked"] }) },
  never_contacted_license_server: { licenseCertificate: false },
  stray_license_servers: {
    registry: {
      ...registry(),
      [PARAMETERS]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic-good"] } },
    },
  },
  malformed_license_servers: { registry: registry({ servers: [" lic-good", "lic-good"] }) },
};

const CALS = { mode: "per_user", total: 50, issued: 10 };

const IN_TEN_DAYS = new Date(Date.now() + 10 * 86_400_000).toISOString();

const LICENSE_SERVERS: Readonly<Record<string, object>> = {
  "lic-good": { licensing: { keyPacks: [CALS, { ...CALS, mode: "per_device" }] } },
  "lic-2016": { windows: "2016" },
  "lic-closed": { registry: { [POLICIES]: { fSecureLicensing: { type: "REG_DWORD", data: 1 } } } },
  "lic-stopped": { services: { TermServLicensing: "Stopped" } },
  "lic-inactive": { licensing: { activated: false } },
  "lic-per-user": { licensing: { keyPacks: [CALS] } },
  "lic-old-cals": {
    licensing: { keyPacks: [{ ...CALS, productVersion: "Windows Server 2019", productVersionId: 6 }] },
  },
  "lic-expired": { licensing: { keyPacks: [{ ...CALS, expires: "2023-02-09T00:00:00Z" }] } },
  "lic-expiring": { licensing: { keyPacks: [{ ...CALS, expires: IN_TEN_DAYS }] } },
  "lic-over": { licensing: { keyPacks: [{ ...CALS, issued: 62 }] } },
  "lic-over-used": { licensing: { keyPacks: [CALS, { mode: "per_user", type: 8, total: 0, issued: 7 }] } },
  "lic-empty": { licensing: { keyPacks: [{ mode: "per_device", total: 5, issued: 5 }] } },
  "lic-untracked": { licensing: { inDomainGroup: false } },
};

/** The deployment that all hosts are in, as far as they are compared with it. */
export const FINDINGS_BROKER = "rdcb";

/** Host names are the codes with hyphens. */
export const FINDING_CODES = Object.keys(SESSION_HOSTS);
export const FINDING_LICENSE_SERVERS = Object.keys(LICENSE_SERVERS);

/** The farm, as farm.json has it; `healthy` is a host without findings. */
export function findingsFarm(): object {
  const sessionHost = ([code, host]: [string, object]) => ({
    name: code.replaceAll("_", "-"),
    registry: registry(),
    licenseCertificate: true,
    ...host,
  });
  const licenseServer = ([name, host]: [string, object]) => ({ name, role: "license_server", ...host });
  return {
    hosts: [
      ...Object.entries({ healthy: {}, ...SESSION_HOSTS }).map(sessionHost),
      ...Object.entries(LICENSE_SERVERS).map(licenseServer),
      {
        name: FINDINGS_BROKER,
        role: "connection_broker",
        deployment: { mode: PER_USER, licenseServers: ["lic-good"] },
      },
    ],
  };
}
