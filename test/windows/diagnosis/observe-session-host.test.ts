import { type Answer, type DiagnosisInput, known } from "../../../src/licensing";
import { observeSessionHost } from "../../../src/windows";
import { LOCAL_PLACES, POLICIES_KEY } from "../../../src/windows/settings/places";
import { useObservedFarm } from "../../support/observed-farm";
import { FakeWmi } from "../fake-wmi";
import { MemoryRegistry } from "../memory-registry";

const { mode: MODE, licenseServers: SERVERS } = LOCAL_PLACES;
const JOIN_INFO = "SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo";
const signal = new AbortController().signal;
const farm = useObservedFarm();

const configured = {
  [`HKLM\\${MODE.key}`]: { LicensingMode: { type: "REG_DWORD", data: 4 } },
  [`HKLM\\${SERVERS.key}`]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic1.contoso.com", "lic2"] } },
};
const SESSION_HOST = { name: "rdsh1", registry: configured, graceDaysLeft: 17, licenseCertificate: true };
const LICENSE_SERVERS = ["lic1", "lic2"].map((name) => ({ name, role: "license_server" }));

async function start(sessionHost: object = {}, ...licenseServers: object[]): Promise<void> {
  await farm.start([
    { ...SESSION_HOST, ...sessionHost },
    ...(licenseServers.length > 0 ? licenseServers : LICENSE_SERVERS),
  ]);
}

function observe(settings = {}): Promise<DiagnosisInput> {
  return observeSessionHost(farm.connect("rdsh1", settings), { signal, withVersion: true });
}

function because(reason: RegExp): Answer<never> {
  return { known: false, reason: expect.stringMatching(reason) };
}

describe("a session host", () => {
  test("tells everything over one connection, in 13 requests and one for each license server", async () => {
    await start();
    expect(await observe()).toEqual({
      host: "rdsh1",
      observedAt: expect.any(Date),
      roleActive: known(true),
      windowsBuild: known(20348),
      domainJoined: known(true),
      serviceRunning: known(true),
      mode: {
        local: known("per_user"),
        policy: known(undefined),
        effective: known("per_user"),
        source: known("local"),
        wrongTypes: [],
      },
      licenseServers: {
        local: known(["lic1.contoso.com", "lic2"]),
        policy: known(undefined),
        effective: known(["lic1.contoso.com", "lic2"]),
        source: known("local"),
        wrongTypes: [],
      },
      entraJoined: because(/only of hosts in Per User mode that are in no domain/),
      graceDaysLeft: known(17),
      hasLicenseCertificate: known(true),
      strayValues: known([]),
      connectivity: [
        { server: "lic1.contoso.com", status: known(11) },
        { server: "lic2", status: known(11) },
      ],
      licenseServerAnswers: new Map(),
    });
    expect(farm.operations("rdsh1")).toHaveLength(13 + 2);
    expect(farm.host("rdsh1").connections).toBe(1);
    expect(farm.operations("rdsh1").filter((operation) => /^(Set|Create|Delete|Change|Empty)/.test(operation))).toEqual(
      [],
    );
  });

  test("is not asked for its version where nobody tells it and no license server is asked", async () => {
    await start();
    const input = await observeSessionHost(farm.connect("rdsh1"), { signal });
    expect(input.windowsBuild).toEqual(because(/compared with license servers/));
    expect(farm.operations("rdsh1")).toHaveLength(12 + 2);
    const licenseServers = new Map([["lic2", farm.connect("lic2")]]);
    const compared = await observeSessionHost(farm.connect("rdsh1"), { signal, licenseServers });
    expect(compared.windowsBuild).toEqual(known(20348));
  });

  test("that was never configured", async () => {
    await start({ registry: {}, licenseCertificate: false, domainJoined: false, services: { TermService: "Stopped" } });
    expect(await observe()).toMatchObject({
      domainJoined: known(false),
      serviceRunning: known(false),
      mode: { local: known(undefined), effective: known("not_configured"), source: known("none") },
      licenseServers: { local: known(undefined), effective: known([]), source: known("none") },
      hasLicenseCertificate: known(false),
      connectivity: [],
    });
  });

  test("whose Group Policy says otherwise tells all three places", async () => {
    await start();
    farm.host("rdsh1").applyPolicy({ mode: 2, licenseServers: ["lic2", " lic9"] });
    expect(await observe()).toMatchObject({
      mode: {
        local: known("per_user"),
        policy: known("per_device"),
        effective: known("per_device"),
        source: known("group_policy"),
      },
      licenseServers: {
        local: known(["lic1.contoso.com", "lic2"]),
        policy: known(["lic2", " lic9"]),
        effective: known(["lic2", "lic9"]),
        source: known("group_policy"),
      },
      connectivity: [
        { server: "lic2", status: known(11) },
        { server: "lic9", status: known(6) },
      ],
    });
  });

  test("without the role uses nothing, and keeps what is stored", async () => {
    await start({ roleActive: false });
    const input = await observe();
    expect(input).toMatchObject({
      roleActive: known(false),
      mode: { local: known("per_user"), effective: because(/role is not active/) },
      licenseServers: { local: known(["lic1.contoso.com", "lic2"]), effective: because(/role is not active/) },
      graceDaysLeft: because(/role is not active/),
      connectivity: [],
    });
    expect(farm.operations("rdsh1")).not.toContain("GetGracePeriodDays");
  });

  test("keeps blanks around entries and drops blank ones", async () => {
    await start();
    const data = [" lic1.contoso.com", "  ", "lic1.contoso.com;lic2"];
    farm.host("rdsh1").registry.setValue(`HKLM\\${SERVERS.key}`, SERVERS.name, { type: "REG_MULTI_SZ", data });
    expect((await observe()).licenseServers.local).toEqual(known([" lic1.contoso.com", "lic1.contoso.com;lic2"]));
  });

  test.each([
    [MODE, "mode", { type: "REG_SZ", data: "4" }, { data: "4" }],
    [MODE, "mode", { type: "REG_QWORD", data: 4n }, { data: "4" }],
    [MODE, "mode", { type: "REG_BINARY", data: Uint8Array.of(4) }, { data: undefined }],
    [SERVERS, "licenseServers", { type: "REG_SZ", data: "lic1.contoso.com" }, { data: "lic1.contoso.com" }],
    [SERVERS, "licenseServers", { type: "REG_EXPAND_SZ", data: "lic1" }, { data: "lic1" }],
  ] as const)("takes a value of the wrong type for absent, and tells it (%j)", async (place, setting, value, shown) => {
    await start();
    farm.host("rdsh1").registry.setValue(`HKLM\\${place.key}`, place.name, value);
    const input = await observe();
    const { key, name, type: expected } = place;
    expect(input[setting]).toMatchObject({
      local: known(undefined),
      wrongTypes: [{ owner: "local", key, name, expected, type: value.type, ...shown }],
    });
    expect(input.roleActive).toEqual(known(true));
  });

  test("under Group Policy reads the policy's values once, and not the list that Windows then reports", async () => {
    await start();
    await observe();
    const usual = farm.operations("rdsh1").length;
    farm.host("rdsh1").applyPolicy({ mode: 2, licenseServers: ["lic1"] });
    expect(await observe()).toMatchObject({
      mode: { policy: known("per_device"), effective: known("per_device"), source: known("group_policy") },
      licenseServers: { policy: known(["lic1"]), effective: known(["lic1"]), source: known("group_policy") },
    });
    // Two values more, a list less, and one license server less.
    expect(farm.operations("rdsh1").length - usual).toBe(usual + 2 - 1 - 1);
  });

  test("reads a list of the wrong type in no more requests than one of the right one", async () => {
    await start();
    await observe();
    const usual = farm.operations("rdsh1").length;
    const value = { type: "REG_SZ", data: "lic1.contoso.com" } as const;
    farm.host("rdsh1").registry.setValue(`HKLM\\${SERVERS.key}`, SERVERS.name, value);
    await observe();
    // No list is in use, so no license server is asked about.
    expect(farm.operations("rdsh1").length - usual).toBe(usual - 2);
  });

  test("whose Group Policy has values of the wrong type tells them as its own", async () => {
    await start({
      registry: {
        ...configured,
        [`HKLM\\${POLICIES_KEY}`]: {
          LicensingMode: { type: "REG_SZ", data: "2" },
          LicenseServers: { type: "REG_MULTI_SZ", data: ["gpo1", "gpo2"] },
        },
      },
    });
    expect(await observe()).toMatchObject({
      mode: { policy: known(undefined), wrongTypes: [{ owner: "policy", type: "REG_SZ", data: "2" }] },
      licenseServers: { wrongTypes: [{ owner: "policy", type: "REG_MULTI_SZ", data: ["gpo1", "gpo2"] }] },
    });
  });

  test.each([["lic1 lic2"], ["lic1; lic2"]])(
    "whose Group Policy lists %j has one license server of that name",
    async (text) => {
      await start();
      farm.host("rdsh1").applyPolicy({ licenseServers: [text] });
      const { licenseServers, connectivity } = await observe();
      expect(licenseServers).toMatchObject({ policy: known([text]), effective: known([text]) });
      expect(connectivity).toEqual([{ server: text, status: known(6) }]);
    },
  );

  test.each([
    ["joined to Entra ID", { [`HKLM\\${JOIN_INFO}\\0123456789ABCDEF`]: {} }, true],
    ["that was", { [`HKLM\\${JOIN_INFO}`]: {} }, false],
    ["that never was", {}, false],
  ])("%s is asked so outside of a domain only, in one request more", async (_what, more, entraJoined) => {
    await start({ registry: { ...configured, ...more }, domainJoined: false });
    expect(await observe()).toMatchObject({ domainJoined: known(false), entraJoined: known(entraJoined) });
    expect(farm.operations("rdsh1").filter((operation) => operation === "EnumKey")).toHaveLength(1);
    farm.host("rdsh1").windows.domainJoined = true;
    expect((await observe()).entraJoined).toEqual(because(/only of hosts in Per User mode that are in no domain/));
    expect(farm.operations("rdsh1").filter((operation) => operation === "EnumKey")).toHaveLength(1);
  });

  test.each([
    ["SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters", "specifiedlicenseservers"],
    [`${SERVERS.key}\\SpecifiedLicenseServers`, "SpecifiedLicenseServers"],
  ])("tells of a list that Windows does not look for, and leaves it (%s)", async (key, name) => {
    await start();
    const value = { type: "REG_MULTI_SZ", data: ["lic1"] } as const;
    farm.host("rdsh1").registry.setValue(`HKLM\\${key}`, name, value);
    expect((await observe()).strayValues).toEqual(known([{ key, name: "SpecifiedLicenseServers" }]));
    expect(farm.host("rdsh1").registry.getValue(`HKLM\\${key}`, name)).toEqual(value);
  });
});

describe("what a session host does not answer", () => {
  test.each([
    [-1, /It said -1, which is no number of days/],
    [4294967295, /It said 4294967295, which is no number of days/],
    [2147483648, /It said 2147483648, which is no number of days/],
  ])("about the grace period, saying %d, is no number of days", async (graceDaysLeft, reason) => {
    await start({ graceDaysLeft });
    expect((await observe()).graceDaysLeft).toEqual(because(reason));
  });

  test.each(["return-file-not-found", "file-not-found"] as const)(
    "about the grace period that is over is told as that, not as a wrong path (%s)",
    async (name) => {
      await start();
      farm.host("rdsh1").fault({ name, operation: "GetGracePeriodDays", times: 0 });
      const { graceDaysLeft } = await observe();
      expect(graceDaysLeft).toEqual(
        because(/answered 0x80070002\. Windows finds no grace period to count the days of.*once it was over\.$/),
      );
      expect(JSON.stringify(graceDaysLeft)).not.toMatch(/names and paths/);
    },
  );

  test("about one license server leaves the others asked", async () => {
    await start({ connectivity: { "lic1.contoso.com": "never", lic2: 8 } });
    expect((await observe({ timeoutMs: 6_000 })).connectivity).toEqual([
      { server: "lic1.contoso.com", status: known("no_answer") },
      { server: "lic2", status: known(8) },
    ]);
  });

  test("because the class is missing leaves the registry and Windows itself known", async () => {
    await start();
    farm.host("rdsh1").removeWmiClass("root/cimv2/TerminalServices");
    const input = await observe();
    expect(input).toMatchObject({
      roleActive: because(/namespace/),
      windowsBuild: known(20348),
      mode: { local: known("per_user"), effective: because(/namespace/), source: known("local") },
      graceDaysLeft: because(/namespace/),
      connectivity: [],
    });
    expect(farm.operations("rdsh1").filter((operation) => operation === "GetDWORDValue")).toHaveLength(1);
  });

  test("because WMI denies access leaves the registry known", async () => {
    await start();
    farm.host("rdsh1").fault({ name: "provider-access-denied", operation: "Enumerate", times: 0 });
    expect(await observe()).toMatchObject({
      roleActive: because(/denied access/),
      windowsBuild: because(/denied access/),
      domainJoined: because(/denied access/),
      serviceRunning: because(/denied access/),
      mode: { local: known("per_user"), effective: because(/denied access/) },
    });
  });

  test("because the registry denies access leaves what Windows uses known", async () => {
    await start();
    for (const operation of ["GetDWORDValue", "EnumValues"])
      farm.host("rdsh1").fault({ name: "return-access-denied", operation, times: 0 });
    expect(await observe()).toMatchObject({
      mode: { local: because(/Registry access denied/), policy: because(/denied/), effective: known("per_user") },
      licenseServers: { local: because(/denied/), effective: known(["lic1.contoso.com", "lic2"]) },
      hasLicenseCertificate: because(/denied/),
      strayValues: because(/denied/),
      graceDaysLeft: known(17),
    });
  });

  test("at all is an error of the host", async () => {
    await start();
    farm.host("rdsh1").fault({ name: "service-access-denied", times: 0 });
    await expect(observe()).rejects.toMatchObject({ name: "HostError", code: "access_denied", host: "rdsh1" });
  });

  test("because it is down, too slow or does not know the account is an error of the host", async () => {
    await start();
    await expect(observe({ password: "wrong" })).rejects.toMatchObject({ code: "unauthorized" });
    farm.host("rdsh1").fault({ name: "hang", times: 0 });
    await expect(observe({ timeoutMs: 2_000 })).rejects.toMatchObject({ code: "timeout" });
    expect(farm.operations("rdsh1")).toEqual(["GetDWORDValue"]);
    await farm.host("rdsh1").down();
    await expect(observe()).rejects.toMatchObject({ code: "connection_refused" });
  });

  test("because it went away in between is an error too", async () => {
    await start();
    farm.host("rdsh1").fault({ name: "reset-before", operation: "GetGracePeriodDays", times: 0 });
    await expect(observe()).rejects.toMatchObject({ code: "connection_reset" });
  });

  test("because the observation was given up is an error", async () => {
    await start();
    const canceled = AbortSignal.abort();
    const observation = observeSessionHost(farm.connect("rdsh1"), { signal: canceled });
    await expect(observation).rejects.toMatchObject({ code: "canceled" });
  });
});

describe("a registry and WMI of a test", () => {
  const registry = new MemoryRegistry().set(MODE.key, MODE.name, { type: "REG_DWORD", data: 2 });

  test("without WMI leave unknown what only that tells", async () => {
    await farm.start([{ name: "unused" }]);
    const input = await observeSessionHost(
      { host: "rdsh1", channel: { registry: () => registry } },
      { signal, withVersion: true },
    );
    expect(input).toMatchObject({
      roleActive: because(/the shell channel/),
      windowsBuild: because(/the shell channel/),
      mode: { local: known("per_device"), effective: because(/the shell channel/), source: known("local") },
      connectivity: [],
    });
  });

  test("of a host that reports countless servers are asked about the first hundred only", async () => {
    await farm.start([{ name: "unused" }]);
    const wmi = new FakeWmi(registry);
    wmi.list = Array.from({ length: 250 }, (_, index) => `lic${index}`);
    const channel = { registry: () => registry, wmi: () => wmi };
    const { connectivity } = await observeSessionHost({ host: "rdsh1", channel }, { signal });
    expect(wmi.calls.filter((call) => call === "GetTStoLSConnectivityStatus")).toHaveLength(100);
    expect(connectivity).toHaveLength(250);
    expect(connectivity[249]).toEqual({ server: "lic249", status: because(/first 100/) });
  });

  test("are asked for the grace period before the list of license servers is there", async () => {
    await farm.start([{ name: "unused" }]);
    const wmi = new FakeWmi(registry);
    const invoke = wmi.invoke.bind(wmi);
    const order: string[] = [];
    wmi.invoke = async (instance, method, values) => {
      order.push(method.name);
      const result = await invoke(instance, method, values);
      await new Promise(setImmediate);
      order.push("answer");
      return result;
    };
    await observeSessionHost({ host: "rdsh1", channel: { registry: () => registry, wmi: () => wmi } }, { signal });
    expect(order.slice(0, 2).sort()).toEqual(["GetGracePeriodDays", "GetSpecifiedLicenseServerList"]);
  });
});
