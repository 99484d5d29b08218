import type { SimulatedHost } from "../../../src/simulator";
import type { CimShape } from "../../../src/wsman";
import { SimulatedWmi } from "../../support/simulated-wmi";

const namespace = "root/cimv2/TerminalServices";
const className = "Win32_TerminalServiceSetting";
const control = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const parameters = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";
const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
const list: CimShape = { SpecifiedLSList: "string[]" };

describe("Win32_TerminalServiceSetting of a simulated session host", () => {
  let wmi: SimulatedWmi;
  let host: SimulatedHost;

  beforeEach(async () => {
    wmi = await SimulatedWmi.start();
    host = wmi.host("rdsh1");
  });
  afterEach(() => wmi.stop());

  const read = () => wmi.get("rdsh1", namespace, className);
  const call = (method: string, more: { takes?: CimShape; parameters?: object; gives?: CimShape } = {}) =>
    wmi.invoke("rdsh1", { namespace, className, selectors: { ServerName: "RDSH1" }, method, ...more } as never);
  const servers = () => call("GetSpecifiedLicenseServerList", { gives: list });
  const setMode = (LicensingType: number) =>
    call("ChangeMode", { takes: { LicensingType: "uint32" }, parameters: { LicensingType } });
  const setServers = (SpecifiedLSList: readonly string[]) =>
    call("SetSpecifiedLicenseServerList", { takes: list, parameters: { SpecifiedLSList } });
  const named = (method: string, LicenseServerName: string) =>
    call(method, { takes: { LicenseServerName: "string" }, parameters: { LicenseServerName } });
  const stored = (key: string, name: string) => host.registry.getValue(key, name)?.data;

  test("says what a fresh host says: the role, no mode, nothing of Group Policy", async () => {
    expect(await read()).toEqual({
      AllowTSConnections: "1",
      LicensingDescription: expect.any(String),
      LicensingName: "Not Configured",
      LicensingType: "5",
      PolicySourceConfiguredLicenseServers: "0",
      PolicySourceLicensingType: "0",
      PossibleLicensingTypes: "12",
      ServerName: "RDSH1",
      SessionBrokerDrainMode: "0",
      TerminalServerMode: "1",
    });
    expect(await servers()).toEqual({ returnValue: 0, SpecifiedLSList: [] });
  });

  test("says what the registry holds", async () => {
    host.registry.setValue(control, "LicensingMode", { type: "REG_DWORD", data: 4 });
    host.registry.setValue(parameters, "SpecifiedLicenseServers", { type: "REG_MULTI_SZ", data: ["b", "a"] });
    expect(await read()).toMatchObject({ LicensingType: "4", LicensingName: "Per User" });
    expect(await servers()).toEqual({ returnValue: 0, SpecifiedLSList: ["b", "a"] });
  });

  test.each([
    ["no number", { type: "REG_SZ", data: "4" }, "5", "Not Configured"],
    ["a number nobody knows", { type: "REG_DWORD", data: 77 }, "77", ""],
  ] as const)("takes %s as Windows would", async (_what, value, type, name) => {
    host.registry.setValue(control, "LicensingMode", value);
    expect(await read()).toMatchObject({ LicensingType: type, LicensingName: name });
  });

  test("lets each policy win by itself, and says so", async () => {
    await setMode(2);
    await setServers(["own"]);
    host.applyPolicy({ mode: 6 });
    expect(await read()).toMatchObject({
      LicensingType: "6",
      PolicySourceLicensingType: "1",
      PolicySourceConfiguredLicenseServers: "0",
    });
    expect(await servers()).toMatchObject({ SpecifiedLSList: ["own"] });
    host.applyPolicy({ mode: null, licenseServers: ["gpo1", " gpo2.contoso.com"] });
    expect(stored(policies, "LicenseServers")).toBe("gpo1, gpo2.contoso.com");
    expect(await read()).toMatchObject({
      LicensingType: "2",
      PolicySourceLicensingType: "0",
      PolicySourceConfiguredLicenseServers: "1",
    });
    expect(await servers()).toMatchObject({ SpecifiedLSList: ["gpo1", "gpo2.contoso.com"] });
    host.applyPolicy({ licenseServers: null });
    expect(await servers()).toMatchObject({ SpecifiedLSList: ["own"] });
  });

  test("without the role says that there is none, whatever is set", async () => {
    await setMode(4);
    host.applyPolicy({ mode: 2 });
    host.windows.roleActive = false;
    expect(await read()).toMatchObject({
      TerminalServerMode: "0",
      LicensingType: "1",
      LicensingName: "",
      PossibleLicensingTypes: "0",
      PolicySourceLicensingType: "0",
    });
  });

  test("its setters write what others read in the registry", async () => {
    expect(await setMode(2)).toEqual({ returnValue: 0 });
    expect(stored(control, "LicensingMode")).toBe(2);
    await setServers(["lic1", "lic2"]);
    await named("AddLSToSpecifiedLicenseServerList", "lic3");
    expect(stored(parameters, "SpecifiedLicenseServers")).toEqual(["lic1", "lic2", "lic3"]);
    await named("SetPrimaryLicenseServer", "LIC2");
    expect(stored(parameters, "SpecifiedLicenseServers")).toEqual(["LIC2", "lic1", "lic3"]);
    await named("RemoveLSFromSpecifiedLicenseServerList", "LIC1");
    expect(stored(parameters, "SpecifiedLicenseServers")).toEqual(["LIC2", "lic3"]);
    await call("EmptySpecifiedLicenseServerList");
    expect(stored(parameters, "SpecifiedLicenseServers")).toEqual([]);
  });

  test.each([
    ["a mode that is not documented", () => setMode(5)],
    ["a blank name", () => setServers(["lic1", " "])],
  ])("refuses %s as an invalid parameter", async (_what, set) => {
    expect(await set()).toEqual({ returnValue: 0x80041008 });
    expect([stored(control, "LicensingMode"), stored(parameters, "SpecifiedLicenseServers")]).toEqual([5, undefined]);
  });

  test.each([
    ["refused", { returnValue: 0x80041016 }],
    ["fault", { fault: { providerErrorCode: 0x80041016 } }],
    ["ignored", { returnValue: 0 }],
  ] as const)("changes nothing that Group Policy sets: %s", async (policyWrites, answer) => {
    host.applyPolicy({ mode: 2, licenseServers: ["gpo"] });
    host.windows.policyWrites = policyWrites;
    for (const set of [() => setMode(4), () => setServers(["own"]), () => call("EmptySpecifiedLicenseServerList")]) {
      expect(await set().catch((error) => error)).toMatchObject(answer);
    }
    expect([stored(control, "LicensingMode"), stored(parameters, "SpecifiedLicenseServers")]).toEqual([5, undefined]);
  });

  test("a policy on the list lets the mode be changed", async () => {
    host.applyPolicy({ licenseServers: ["gpo"] });
    expect([await setMode(4), await setServers(["own"])]).toEqual([{ returnValue: 0 }, { returnValue: 0x80041016 }]);
    expect(stored(control, "LicensingMode")).toBe(4);
  });

  test("setters made to lose what they are given answer success", async () => {
    host.windows.settersWork = false;
    expect([await setMode(4), await setServers(["own"])]).toEqual([{ returnValue: 0 }, { returnValue: 0 }]);
    expect([stored(control, "LicensingMode"), stored(parameters, "SpecifiedLicenseServers")]).toEqual([5, undefined]);
  });

  test("tells grace days, registered servers and the domain", async () => {
    const grace = () => call("GetGracePeriodDays", { gives: { DaysLeft: "sint64" } });
    expect(await grace()).toEqual({ returnValue: 0, DaysLeft: 120n });
    host.windows.graceDaysLeft = -1;
    expect(await grace()).toEqual({ returnValue: 0, DaysLeft: -1n });
    host.windows.graceDaysLeft = 0;
    expect(await grace()).toEqual({ returnValue: 0, DaysLeft: 0n });
    host.windows.roleActive = false;
    expect(await grace()).toEqual({ returnValue: 0x80041009, DaysLeft: null });
    expect(await call("GetRegisteredLicenseServerList", { gives: { RegisteredLSList: "string[]" } })).toMatchObject({
      RegisteredLSList: ["lic1", "lic2"],
    });
    const domain = () => call("GetDomain", { gives: { Domain: "string" } });
    expect(await domain()).toMatchObject({ Domain: "contoso.com" });
    host.windows.domainJoined = false;
    expect(await domain()).toMatchObject({ Domain: "WORKGROUP" });
  });

  test.each([
    ["no instance", undefined, 2150859002],
    ["an instance that is not there", { ServerName: "RDSH2" }, 2150858752],
  ])("refuses a method of %s", async (_what, selectors, errorCode) => {
    const ask = wmi.invoke("rdsh1", { namespace, className, selectors, method: "EmptySpecifiedLicenseServerList" });
    await expect(ask).rejects.toMatchObject({ fault: { errorCode } });
  });

  test("has no method that would reset the grace period", async () => {
    await expect(call("ResetGracePeriod")).rejects.toMatchObject({ fault: { errorCode: 2150858771 } });
  });

  test("finds the license servers of the list in use, and says which answer", async () => {
    await setServers(["lic1", "lic9"]);
    const gives: CimShape = { LicenseServersList: "instance[]", Count: "uint32" };
    expect(await call("FindLicenseServers", { gives })).toMatchObject({
      Count: 2,
      LicenseServersList: [
        { className: "Win32_TSDiscoveredLicenseServer", properties: { LicenseServer: "lic1", IsLSAvailable: "1" } },
        { className: "Win32_TSDiscoveredLicenseServer", properties: { LicenseServer: "lic9", IsLSAvailable: "0" } },
      ],
    });
  });
});
