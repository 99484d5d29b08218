import { type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../../src/simulator";
import { type CimInstance, resource, WsmanClient } from "../../../src/wsman";

const services = resource("root/cimv2", "Win32_Service");
const query = resource("root/cimv2", "*");

describe("WMI of a simulated host, read by the client", () => {
  let farm: SimulatedFarm;
  let host: SimulatedHost;
  let client: WsmanClient;

  beforeEach(async () => {
    farm = await startSimulatedFarm();
    host = farm.host("rdsh1");
    const { username, password } = farm.credentials;
    client = new WsmanClient({
      host: "localhost",
      port: host.httpsPort,
      auth: { scheme: "basic", username, password },
      tls: { ca: farm.caCertificate },
      maxRetries: 0,
    });
  });
  afterEach(async () => {
    await client.close();
    await farm.stop();
  });

  async function all(...args: Parameters<WsmanClient["enumerate"]>): Promise<CimInstance[]> {
    const items: CimInstance[] = [];
    for await (const item of client.enumerate(...args)) items.push(item);
    return items;
  }

  test("enumerates a class in pages", async () => {
    const names = (await all(services)).map(({ properties }) => properties.Name);
    expect(names).toEqual(["Netlogon", "SessionEnv", "TermService", "UmRdpService", "WinRM"]);
    expect(host.traffic.log().map(({ operation }) => operation)).toEqual(["Enumerate", "Pull"]);
  });

  test("answers queries, chosen columns as fragments without a class", async () => {
    const wql = "select Name, State from Win32_Service where Name = 'WinRM'";
    expect(await all(query, { wql })).toEqual([
      { kind: "instance", resourceUri: "", className: "", properties: { Name: "WinRM", State: "Running" } },
    ]);
  });

  test("gets a singleton, and one instance by its key", async () => {
    const system = await client.get(resource("root/cimv2", "Win32_OperatingSystem"));
    expect(system.properties).toMatchObject({ CSName: "RDSH1", CSDVersion: null });
    const winrm = await client.get(resource("root/cimv2", "Win32_Service", { name: "winrm" }));
    expect(winrm.properties.DisplayName).toBe("Windows Remote Management (WS-Management)");
  });

  test.each([
    ["an absent namespace", resource("root/cimv2/Absent", "X"), 2150858752, 0x8004100e],
    ["an absent class", resource("root/cimv2", "X"), 2150858778, 2150858778],
    ["an absent instance", resource("root/cimv2", "Win32_Service", { Name: "X" }), 2150858752, undefined],
    ["several instances without a key", services, 2150859002, undefined],
  ])("says of %s what it is", async (_what, target, errorCode, providerErrorCode) => {
    await expect(client.get(target)).rejects.toMatchObject({ fault: { errorCode, providerErrorCode } });
  });

  test("says of a query that is none, and of a context that expired, what it is", async () => {
    await expect(all(query, { wql: "nonsense" })).rejects.toMatchObject({ fault: { errorCode: 2150858778 } });
    host.fault({ name: "context-expired", operation: "Pull" });
    await expect(all(services)).rejects.toMatchObject({
      fault: { errorCode: 2150858779, subcode: "InvalidEnumerationContext" },
    });
  });
});
