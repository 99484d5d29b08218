import { checkHosts } from "../../../src/reports/check/check-hosts";
import { useObservedFarm } from "../../support/observed-farm";

const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const LIST = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const MODES = { per_device: 2, per_user: 4 } as const;

const farm = useObservedFarm();

interface Case {
  readonly mode: keyof typeof MODES;
  readonly pack: object;
  /** Release of the session host and of its license server. */
  readonly windows?: readonly [string, string];
  readonly state: "ok" | "unhealthy";
  /** What a user reads. */
  readonly told: readonly string[];
}

const NO_CALS = (mode: string) =>
  `error: The license server "lic1" has no ${mode} CALs, which the session host's mode needs.`;
const V2025 = { mode: "per_user", productVersion: "Windows Server 2025", productVersionId: 8, total: 50, issued: 1 };

const CASES: Readonly<Record<string, Case>> = {
  "users without a CAL, and none was bought": {
    mode: "per_user",
    pack: { mode: "per_user", type: 8, typeAndModel: "Built-in OverUsed", total: 0, issued: 7 },
    state: "unhealthy",
    told: [
      NO_CALS("Per User"),
      'warning: 7 users have logged on without a CAL that fits, by the count of the license server "lic1".',
    ],
  },
  "a built-in pack without a limit": {
    mode: "per_device",
    pack: { mode: "per_device", type: 6, typeAndModel: "Built-in", total: 4294967295 },
    state: "unhealthy",
    told: [NO_CALS("Per Device")],
  },
  "the same, as -1": {
    mode: "per_device",
    pack: { mode: "per_device", type: 2, total: -1 },
    state: "unhealthy",
    told: [NO_CALS("Per Device")],
  },
  "CALs that have expired": {
    mode: "per_device",
    pack: { mode: "per_device", total: 250, issued: 100, expires: "2023-02-09T00:00:00Z" },
    state: "unhealthy",
    told: [
      'error: 250 Per Device CALs on "lic1" expired on 2023-02-09 and no longer license anyone; it has no others of that kind.',
    ],
  },
  "more issued than bought": {
    mode: "per_user",
    windows: ["2019", "2022"],
    pack: {
      mode: "per_user",
      productVersion: "Windows Server 2019",
      productVersionId: 6,
      total: 50,
      issued: 62,
    },
    state: "ok",
    told: [
      'warning: "lic1" has issued 62 Per User CALs for Windows Server 2019, 12 more than the 50 that were bought.',
    ],
  },
  'an expiration date that is "never" in Central Europe': {
    mode: "per_user",
    pack: { mode: "per_user", total: 50, issued: 1, expires: "2035-12-31T23:00:00Z" },
    state: "ok",
    told: [],
  },
  "CALs for 2025 beside a host of 2025": {
    mode: "per_user",
    windows: ["2025", "2025"],
    pack: V2025,
    state: "ok",
    told: [],
  },
  "CALs for 2025, by their number alone, beside a host of 2022": {
    mode: "per_user",
    windows: ["2022", "2025"],
    pack: { ...V2025, productVersion: "Windows Server vNext" },
    state: "ok",
    told: [],
  },
  "a license server of 2022 with CALs for 2022 beside a host of 2025": {
    mode: "per_user",
    windows: ["2025", "2022"],
    pack: { mode: "per_user", total: 50, issued: 1 },
    state: "unhealthy",
    told: [
      'error: The license server "lic1" runs Windows Server 2022, but the session host runs Windows Server 2025.',
      'error: The Per User CALs on "lic1" are for Windows Server 2022, but the session host runs Windows Server 2025.',
    ],
  },
};

test.each(Object.entries(CASES))("of %s a user reads what is the case", async (_what, one) => {
  const [ofHost, ofServer] = one.windows ?? ["2022", "2022"];
  const registry = {
    [CORE]: { LicensingMode: { type: "REG_DWORD", data: MODES[one.mode] } },
    [LIST]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic1"] } },
  };
  const licensing = { keyPacks: [one.pack] };
  // The session host's own view of its license server is left out: it says the same of versions.
  await farm.start([
    { name: "rdsh1", windows: ofHost, licenseCertificate: true, registry, connectivity: { lic1: 11 } },
    { name: "lic1", role: "license_server", windows: ofServer, licensing },
  ]);
  const licenseServers = new Map([["lic1", farm.connect("lic1")]]);
  const { signal } = new AbortController();
  const { hosts } = await checkHosts([farm.connect("rdsh1")], { signal, concurrency: 1, licenseServers });
  const [host] = hosts;
  expect(host?.findings.map(({ severity, summary }) => `${severity}: ${summary}`)).toEqual(one.told);
  expect(host?.state).toBe(one.state);
});
