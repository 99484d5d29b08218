import { SimulatedWmi } from "../../support/simulated-wmi";

const namespace = "root/cimv2";
const terminalServices = "root/cimv2/TerminalServices";
const setting = "Win32_TerminalServiceSetting";

describe("what every simulated Windows host tells of itself", () => {
  let wmi: SimulatedWmi;

  beforeAll(async () => {
    wmi = await SimulatedWmi.start([
      { name: "rdsh1", windows: "2025", services: { TermService: "Stopped" } },
      { name: "rdsh2", windows: "2016", domainJoined: false },
      { name: "lic1", role: "license_server" },
      { name: "plain", roleActive: false, wmi: { [terminalServices]: null, [namespace]: { Win32_Service: null } } },
    ]);
  });
  afterEach(() => wmi.host("rdsh1").clearFaults());
  afterAll(() => wmi.stop());

  test.each([
    ["rdsh1", "26100", "Microsoft Windows Server 2025 Standard", "10.0.26100"],
    ["rdsh2", "14393", "Microsoft Windows Server 2016 Standard", "10.0.14393"],
    ["lic1", "20348", "Microsoft Windows Server 2022 Standard", "10.0.20348"],
  ])("%s is of build %s", async (host, BuildNumber, Caption, Version) => {
    expect(await wmi.get(host, namespace, "Win32_OperatingSystem")).toMatchObject({ BuildNumber, Caption, Version });
  });

  test("its domain or its workgroup", async () => {
    expect(await wmi.get("rdsh1", namespace, "Win32_ComputerSystem")).toMatchObject({
      DNSHostName: "rdsh1",
      Domain: "contoso.com",
      Name: "RDSH1",
      PartOfDomain: "true",
      Workgroup: null,
    });
    expect(await wmi.get("rdsh2", namespace, "Win32_ComputerSystem")).toMatchObject({
      Domain: "WORKGROUP",
      PartOfDomain: "false",
      Workgroup: "WORKGROUP",
    });
  });

  test("its services, as they are at the moment", async () => {
    const state = async (host: string, name: string) =>
      (await wmi.query(host, namespace, `select State from Win32_Service where Name = '${name}'`))[0]?.State;
    expect(await Promise.all([state("rdsh1", "TermService"), state("rdsh2", "TermService")])).toEqual([
      "Stopped",
      "Running",
    ]);
    expect(await Promise.all([state("lic1", "TermServLicensing"), state("rdsh1", "TermServLicensing")])).toEqual([
      "Running",
      undefined,
    ]);
    wmi.host("rdsh1").windows.services.set("termservice", "Running");
    expect(await state("rdsh1", "TermService")).toBe("Running");
  });

  test("a class or a namespace that a host does not have, from the start or from now on", async () => {
    await expect(wmi.get("plain", terminalServices, setting)).rejects.toMatchObject({
      fault: { providerErrorCode: 0x8004100e },
    });
    await expect(wmi.query("plain", namespace, "select * from Win32_Service")).rejects.toMatchObject({
      fault: { errorCode: 2150858778 },
    });
    wmi.host("rdsh2").removeWmiClass(terminalServices, setting);
    await expect(wmi.query("rdsh2", terminalServices, `select * from ${setting}`)).rejects.toMatchObject({
      fault: { errorCode: 2150858778 },
    });
  });

  test.each([
    ["a namespace", "root\\cimv2\\TERMINALSERVICES", [false, true]],
    ["a class", `${terminalServices}/${setting}`, [false, true]],
    ["another class", `${namespace}/Win32_Service`, [true, false]],
    ["a name that only begins the same", `${namespace}/Terminal`, [true, true]],
  ])("a fault may be of %s alone: the others answer, and so does the registry", async (_what, resource, answered) => {
    wmi.host("rdsh1").fault({ name: "provider-load-failure", resource, times: 0 });
    const answers = (asked: Promise<unknown>) =>
      asked.then(
        () => true,
        (error) => (error.fault?.providerErrorCode === 0x80041013 ? false : error),
      );
    expect([
      await answers(wmi.query("rdsh1", terminalServices, `select * from ${setting}`)),
      await answers(wmi.query("rdsh1", namespace, "select * from Win32_Service where Name = 'WinRM'")),
    ]).toEqual(answered);
    const key = { hDefKey: "uint32", sSubKeyName: "string" } as const;
    const call = { namespace, className: "StdRegProv", method: "EnumKey", takes: key };
    const names = {
      parameters: { hDefKey: 2147483650, sSubKeyName: "SYSTEM" },
      gives: { sNames: "string[]" },
    } as const;
    expect(await wmi.invoke("rdsh1", { ...call, ...names })).toMatchObject({ returnValue: 0 });
  });
});
