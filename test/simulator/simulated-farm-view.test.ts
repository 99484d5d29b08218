import type { SimulatedHost } from "../../src/simulator";
import { SimulatedWmi } from "../support/simulated-wmi";

const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";

describe("how a simulated session host sees license servers", () => {
  let wmi: SimulatedWmi;
  let server: SimulatedHost;

  beforeAll(async () => {
    wmi = await SimulatedWmi.start([
      { name: "rdsh1", windows: "2022" },
      { name: "lic1", role: "license_server", windows: "2022", licensing: { securityGroup: ["RDSH2.contoso.com"] } },
      { name: "old", role: "license_server", windows: "2019" },
    ]);
    server = wmi.host("lic1");
  });
  afterEach(() => {
    server.windows.services.clear();
    wmi.host("rdsh1").windows.connectivity.clear();
    server.registry.deleteValue(policies, "fSecureLicensing");
  });
  afterAll(() => wmi.stop());

  const ask = async (ServerName: string) => {
    const answer = await wmi.invoke("rdsh1", {
      namespace: "root/cimv2/TerminalServices",
      className: "Win32_TerminalServiceSetting",
      selectors: { servername: "rdsh1" },
      method: "GetTStoLSConnectivityStatus",
      takes: { ServerName: "string" },
      parameters: { ServerName },
      gives: { TStoLSConnectivityStatus: "uint32" },
    });
    return answer.TStoLSConnectivityStatus;
  };

  test.each([
    ["lic1", 11],
    ["LIC1.Contoso.com", 11],
    [" lic1.other.example ", 11],
    ["old", 4],
    ["lic9", 6],
    ["rdsh1", 6],
    ["10.0.0.5", 6],
    ["", 6],
  ])("%p is answered with %i", async (name, status) => {
    expect(await ask(name)).toBe(status);
  });

  test("a server that is down, or whose service is stopped, is not connectable", async () => {
    server.windows.services.set("termservlicensing", "Stopped");
    expect(await ask("lic1")).toBe(6);
    server.windows.services.clear();
    await server.down();
    expect(await ask("lic1")).toBe(6);
    await server.up();
    expect(await ask("lic1")).toBe(11);
  });

  test("a server that serves a group only, by policy, does not serve others", async () => {
    server.registry.setValue(policies, "fSecureLicensing", { type: "REG_DWORD", data: 1 });
    expect(await ask("lic1")).toBe(5);
    if (server.licensing !== undefined) server.licensing.securityGroup = ["rdsh1"];
    expect(await ask("lic1")).toBe(11);
  });

  test("the host may be made to see a server otherwise, by the name asked about or by its first label", async () => {
    const { connectivity } = wmi.host("rdsh1").windows;
    connectivity.set("lic1", 8);
    connectivity.set("lic1.contoso.com", 10);
    expect(await Promise.all(["lic1", "LIC1.other.example", "lic1.contoso.com"].map(ask))).toEqual([8, 8, 10]);
  });
});
