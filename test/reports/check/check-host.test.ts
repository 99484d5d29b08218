import { checkHosts } from "../../../src/reports/check/check-hosts";
import { useObservedFarm } from "../../support/observed-farm";

const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const LIST = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const TERMINAL_SERVICES = "root/cimv2/TerminalServices";

const farm = useObservedFarm();
const { signal } = new AbortController();

const sessionHost = (name: string, mode = 4) => ({
  name,
  registry: {
    [CORE]: { LicensingMode: { type: "REG_DWORD", data: mode } },
    [LIST]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] } },
  },
});

const KEY_PACKS = [
  { mode: "per_user", total: 50, issued: 62, productVersion: "Windows Server 2019", productVersionId: 6 },
  { mode: "per_user", total: 10, issued: 1, expires: "2023-02-09T00:00:00Z" },
  { mode: "per_user", type: 8, total: 0, issued: 7 },
  { mode: "none", type: 6, total: -1 },
  { mode: "per_device", total: 4294967295 },
];
const LICENSE_SERVERS = [
  { name: "lic1", role: "license_server", licensing: { keyPacks: KEY_PACKS } },
  { name: "lic2", role: "license_server" },
];

async function check(...names: string[]) {
  const licenseServers = new Map(["LIC1", "lic2"].map((name) => [name, farm.connect(name.toLowerCase())]));
  return checkHosts(
    names.map((name) => farm.connect(name)),
    { signal, concurrency: 2, licenseServers },
  );
}

describe("a host whose mode, license servers or role could not be found out", () => {
  beforeEach(() => farm.start([sessionHost("rdsh1"), ...LICENSE_SERVERS]));
  const rdsh1 = async () => (await check("rdsh1")).hosts[0];
  const host = () => farm.host("rdsh1");

  test.each([
    ["WMI denies access", () => host().fault({ name: "provider-access-denied", operation: "Enumerate", times: 0 })],
    ["the class is missing", () => host().removeWmiClass(TERMINAL_SERVICES)],
    [
      "the class answers a fault in German",
      () => host().fault({ name: "german-failure", resource: TERMINAL_SERVICES, times: 0 }),
    ],
    [
      "it does not tell its list",
      () => host().fault({ name: "german-failure", operation: "GetSpecifiedLicenseServerList", times: 0 }),
    ],
  ])("is not ok: %s", async (_why, change) => {
    change();
    expect(await rdsh1()).toMatchObject({ state: "not_known" });
  });

  test("is told in the words of the host, whatever its language", async () => {
    host().fault({ name: "german-failure", resource: TERMINAL_SERVICES, times: 0 });
    const summaries = (await rdsh1())?.findings.map(({ summary }) => summary);
    expect(summaries).toContainEqual(
      expect.stringMatching(/^Cannot tell whether the session host role is active: .*Der WMI-Dienst .*Fehler/),
    );
  });

  test("is unhealthy where something is known to be wrong", async () => {
    host().windows.services.set("termservice", "Stopped");
    host().removeWmiClass(TERMINAL_SERVICES);
    expect(await rdsh1()).toMatchObject({ state: "unhealthy" });
  });

  test("is ok where the role is known not to be active", async () => {
    host().windows.roleActive = false;
    expect(await rdsh1()).toMatchObject({ state: "ok" });
  });
});

test("the license servers that were asked are there once, with what was bought, or why that is not known", async () => {
  await farm.start([sessionHost("rdsh1"), sessionHost("rdsh2"), ...LICENSE_SERVERS]);
  farm.host("lic2").removeWmiClass("root/cimv2", "Win32_TSLicenseServer");
  const { licenseServers } = await check("rdsh1", "rdsh2");
  const mode = "per_user";
  const none = { bought: 0, issued: 0, available: 0, over: 0, expiring: 0, expired: 0 };
  expect(licenseServers).toEqual([
    {
      server: "lic1",
      cals: [
        { mode, productVersion: "Windows Server 2019", ...none, bought: 50, issued: 62, over: 12 },
        { mode, productVersion: "Windows Server 2022", ...none, expired: 10 },
      ],
    },
    { server: "lic2", cals: null, reason: expect.stringMatching(/role is not installed/) },
  ]);
});
