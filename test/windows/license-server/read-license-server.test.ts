import { known } from "../../../src/licensing";
import { readLicenseServer } from "../../../src/windows";
import { LicenseServer } from "../../../src/windows/license-server/license-server";
import type { Wmi } from "../../../src/windows/wmi/wmi";
import { hostError } from "../../support/host-error";
import { useObservedFarm } from "../../support/observed-farm";
import { MemoryRegistry } from "../memory-registry";

const POLICIES = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
const ON = { type: "REG_DWORD", data: 1 };
const signal = new AbortController().signal;
const farm = useObservedFarm();

async function start(licenseServer: object = {}): Promise<void> {
  await farm.start([{ name: "lic1", role: "license_server", ...licenseServer }, { name: "rdsh1" }]);
}

function read(name = "lic1", settings = {}) {
  return readLicenseServer(farm.connect(name, settings), signal);
}

describe("a license server", () => {
  test("is read over one connection in seven requests, more for more key packs, and no issued license is asked for", async () => {
    const keyPacks = [{ mode: "per_user", total: 50, issued: 12, expires: "2027-03-01T00:00:00Z" }];
    await start({ licensing: { keyPacks } });
    expect(await read()).toMatchObject({
      activation: "activated",
      serverId: known(expect.stringMatching(/^[A-Z0-9-]+$/)),
      role: "domain",
      version: "Windows Server 2022",
      securityGroupEnforced: known(false),
      preventsUpgrade: known(false),
      inDomainGroup: known(true),
      keyPacks: expect.arrayContaining([
        expect.objectContaining({
          model: "per_user",
          type: "volume",
          total: 50,
          issued: 12,
          available: 38,
          expires: "2027-03-01T00:00:00Z",
        }),
        expect.objectContaining({ type: "temporary", expires: null }),
        expect.objectContaining({ model: "none" }),
      ]),
    });
    expect(farm.operations("lic1").filter((operation) => operation !== "Pull")).toEqual([
      "Enumerate",
      "GetActivationStatus",
      "Enumerate",
      "GetLicenseServerId",
      "IsLSSecGrpGPEnabled",
      "IsLSPreventUpgradeGPEnabled",
      "IsLSinTSLSGroup",
    ]);
    expect(farm.host("lic1").connections).toBe(1);
  });

  test("under its policies, not activated, in a workgroup", async () => {
    await start({
      licensing: { activated: false, role: "workgroup" },
      registry: { [POLICIES]: { fSecureLicensing: ON, fPreventLicenseUpgrade: ON } },
    });
    expect(await read()).toMatchObject({
      activation: "not_activated",
      role: "workgroup",
      securityGroupEnforced: known(true),
      preventsUpgrade: known(true),
      inDomainGroup: { known: false, reason: expect.stringContaining("workgroup") },
    });
  });
});

describe("a license server that cannot be read", () => {
  test.each([
    [
      "because the account is no administrator",
      { licensing: { administrator: false } },
      "wmi_access_denied",
      /properties came empty.*Administrators/,
    ],
    [
      "because its role is not installed",
      { role: "session_host" },
      "wmi_class_missing",
      /Licensing role is not installed.*RDS-Licensing/,
    ],
  ])("%s says so", async (_why, definition, code, detail) => {
    await start(definition);
    await expect(read()).rejects.toMatchObject({
      name: "HostError",
      code,
      host: "lic1",
      detail: expect.stringMatching(detail),
    });
  });

  test("because it is down is an error of the host", async () => {
    await start();
    await farm.host("lic1").down();
    await expect(read()).rejects.toMatchObject({ code: "connection_refused" });
  });

  test("because it went away in between is an error of the host", async () => {
    await start();
    farm.host("lic1").fault({ name: "reset-before", operation: "IsLSSecGrpGPEnabled", times: 0 });
    await expect(read()).rejects.toMatchObject({ code: "connection_reset" });
  });

  test("for its policies alone is read without them", async () => {
    await start();
    farm.host("lic1").fault({ name: "provider-access-denied", operation: "IsLSSecGrpGPEnabled" });
    const reading = await read();
    expect(reading.securityGroupEnforced).toEqual({ known: false, reason: expect.stringContaining("denied access") });
    expect(reading.preventsUpgrade).toEqual(known(false));
  });

  test("over a channel without WMI says which channel has it", async () => {
    await start();
    const channel = { registry: () => new MemoryRegistry() };
    await expect(readLicenseServer({ host: "lic1", channel }, signal)).rejects.toMatchObject({
      code: "invalid_configuration",
      detail: expect.stringContaining("the cim channel"),
    });
  });
});

describe("what a license server may answer", () => {
  const PROPERTIES = { Version: "Windows Server 2022", VersionNumber: null, ServerRole: "1" };
  const instance = (properties: Record<string, string | null>) =>
    ({ kind: "instance", resourceUri: "", className: "", properties }) as const;

  /** A license server with these properties, every method of which answers the same. */
  function answering(answer: { returnValue?: number | null; out?: object }, properties: object = {}, packs = 0): Wmi {
    return {
      query: async (_namespace, wql) =>
        wql.includes("KeyPack")
          ? Array.from({ length: packs }, () => instance({}))
          : [instance({ ...PROPERTIES, ...properties })],
      invoke: async () => ({ returnValue: 0, out: {}, ...answer }) as never,
    };
  }

  const open = (wmi: Wmi) => LicenseServer.open(wmi, "lic1");

  test.each([
    [0, "activated"],
    [1, "not_activated"],
    [2, "unknown"],
    [7, "unknown"],
  ])("activation status %d is %s", async (ActivationStatus, expected) => {
    const server = await open(answering({ out: { ActivationStatus } }));
    expect(await server.activation()).toBe(expected);
  });

  test.each([
    [0x80041003, "wmi_access_denied"],
    [0x80070005, "wmi_access_denied"],
    [0x80041001, "wmi_failed"],
    [0x80041016, "wmi_failed"],
    [0x8004100c, "wmi_failed"],
  ])("return value %d is %s", async (returnValue, code) => {
    const server = await open(answering({ returnValue }));
    await expect(server.securityGroupEnforced()).rejects.toMatchObject({
      code,
      detail: expect.stringContaining("Win32_TSLicenseServer.IsLSSecGrpGPEnabled"),
    });
  });

  test("success without an answer is no answer", async () => {
    const server = await open(answering({ returnValue: null }));
    for (const question of ["activation", "securityGroupEnforced", "preventsUpgrade", "inDomainGroup"] as const)
      await expect(server[question]()).rejects.toMatchObject({ code: "wmi_failed" });
    await expect(server.allows("rdsh1")).rejects.toMatchObject({ code: "wmi_failed" });
    expect(await server.id()).toBe("");
  });

  test("a role that is not documented, and none", async () => {
    expect((await open(answering({}, { ServerRole: "5" }))).role).toBe("unknown_5");
    expect((await open(answering({}, { ServerRole: null }))).role).toBeUndefined();
    await expect(open(answering({}, { ServerRole: "forest" }))).rejects.toMatchObject({ code: "wmi_failed" });
  });

  test("a version that is only a number", async () => {
    expect((await open(answering({}, { Version: "", VersionNumber: "10.0" }))).version).toBe("10.0");
  });

  test.each([[null], [""]])("properties that are all %j mean that the account is no administrator", async (empty) => {
    const opened = open(answering({}, { Version: empty, VersionNumber: empty, ServerRole: "0" }));
    await expect(opened).rejects.toMatchObject({ code: "wmi_access_denied" });
  });

  test("more key packs than anyone has are not read", async () => {
    const server = await open(answering({}, {}, 2_001));
    await expect(server.keyPacks()).rejects.toMatchObject({
      code: "wmi_failed",
      detail: expect.stringContaining("2001"),
    });
  });

  test("key packs that are none are an error", async () => {
    const server = await open(answering({}, {}, 1));
    await expect(server.keyPacks()).rejects.toMatchObject({
      code: "wmi_failed",
      detail: expect.stringContaining("KeyPackId"),
    });
  });

  test.each([
    [2150858778, 2150858778],
    [2150858752, 0x8004100e],
    [2150858811, undefined],
    [2150858778, 0x80041010],
  ])("fault %d with %d of WMI is a role that is not installed", async (errorCode, providerErrorCode) => {
    const cause = { fault: { errorCode, providerErrorCode } };
    const fault = hostError("fault", { host: "lic1", cause });
    const wmi = { ...answering({}), query: () => Promise.reject(fault) };
    await expect(open(wmi)).rejects.toMatchObject({ code: "wmi_class_missing" });
  });

  test("any other fault is itself", async () => {
    const cause = { fault: { errorCode: 2150858793 } };
    const fault = hostError("timeout", { host: "lic1", cause });
    const wmi = { ...answering({}), query: () => Promise.reject(fault) };
    await expect(open(wmi)).rejects.toBe(fault);
  });
});
