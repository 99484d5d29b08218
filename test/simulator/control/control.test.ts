import { parseFarm, type SimulatedFarm, sendControl, startSimulatedFarm } from "../../../src/simulator";
import { httpPost } from "../../support/http-post";

const key = "HKLM\\SOFTWARE\\Contoso";

describe("the control of a simulated farm", () => {
  let farm: SimulatedFarm;

  beforeAll(async () => {
    farm = await startSimulatedFarm();
  });

  afterAll(() => farm.stop());

  const rejection = (code: string, text: string) =>
    expect.objectContaining({ name: "SimulatorError", code, message: expect.stringContaining(text) });

  test("writes, reads, lists and deletes in the registry of one host", async () => {
    const { controlUrl } = farm;
    const value = { type: "REG_MULTI_SZ", data: ["lic1", "lic2"] } as const;
    await sendControl(controlUrl, "set", { host: "RDSH1", key, name: "List", value });
    expect(farm.host("rdsh1").registry.getValue(key, "List")).toEqual(value);
    expect(farm.host("rdsh2").registry.findKey(key)).toBeUndefined();
    expect(await sendControl(controlUrl, "get", { host: "rdsh1", key, name: "list" })).toEqual(value);
    expect(await sendControl(controlUrl, "get", { host: "rdsh1", key })).toEqual({
      subkeys: [],
      values: { List: value },
    });
    await sendControl(controlUrl, "delete", { host: "rdsh1", key, name: "List" });
    await sendControl(controlUrl, "delete", { host: "rdsh1", key });
    expect(farm.host("rdsh1").registry.findKey(key)).toBeUndefined();
  });

  test("changes what a Connection Broker knows of its deployment, and leaves the rest", async () => {
    const brokers = parseFarm({ hosts: [{ name: "rdcb", role: "connection_broker" }, { name: "rdsh1" }] });
    const other = await startSimulatedFarm({ farm: brokers });
    try {
      const change = (host: string, more: object) => sendControl(other.controlUrl, "deployment", { host, ...more });
      await change("rdcb", { mode: 4, licenseServers: ["lic1"] });
      await change("rdcb", { members: [{ name: "rdsh9", roles: ["session_host"] }], usesCentralSettings: false });
      expect(other.host("rdcb").deployment).toEqual({
        members: [{ name: "rdsh9", roles: ["session_host"] }],
        usesCentralSettings: false,
        mode: 4,
        licenseServers: ["lic1"],
      });
      await expect(change("rdsh1", { mode: 4 })).rejects.toThrow(rejection("control_refused", "no Connection Broker"));
      await expect(change("rdcb", { members: [{ name: "a", roles: ["king"] }] })).rejects.toThrow(
        rejection("invalid_input", "session_host"),
      );
    } finally {
      await other.stop();
    }
  });

  test("refuses what cannot be done, saying why", async () => {
    const { controlUrl } = farm;
    const at = { host: "rdsh1", key: "HKLM\\SYSTEM" };
    await expect(sendControl(controlUrl, "get", { ...at, host: "x" })).rejects.toThrow(
      rejection("unknown_host", "rdsh1"),
    );
    await expect(sendControl(controlUrl, "get", { ...at, name: "x" })).rejects.toThrow(rejection("not_found", '"x"'));
    await expect(sendControl(controlUrl, "delete", at)).rejects.toThrow(rejection("control_refused", "subkeys"));
    await expect(sendControl(controlUrl, "get", { ...at, key: "SYSTEM" })).rejects.toThrow(
      rejection("invalid_registry_data", "HKLM"),
    );
    await expect(sendControl(controlUrl, "fault", { host: "rdsh1", name: "toString" as "down" })).rejects.toThrow(
      rejection("unknown_fault", "reset-before"),
    );
    const value = { type: "REG_DWORD", data: "4" } as const;
    await expect(sendControl(controlUrl, "set", { ...at, name: "x", value })).rejects.toThrow(
      rejection("invalid_registry_data", 'data "4" is not an integer'),
    );
  });

  test("counts requests, gives the log on demand, and starts counting again", async () => {
    await httpPost({ port: farm.host("rdsh2").httpPort });
    const [traffic] = await sendControl(farm.controlUrl, "requests", { host: "rdsh2", log: true, reset: true });
    expect(traffic).toMatchObject({ host: "rdsh2", requests: 1, connections: 1 });
    expect(traffic?.log).toEqual([{ operation: "-", httpStatus: 401, https: false, sealed: false }]);
    const all = await sendControl(farm.controlUrl, "requests", {});
    expect(all.map(({ host, requests }) => [host, requests])).toEqual([
      ["rdsh1", 0],
      ["rdsh2", 0],
      ["lic1", 0],
      ["lic2", 0],
    ]);
    expect(all[0]).not.toHaveProperty("log");
  });

  test("takes a host down and up, slows it and lets it fail", async () => {
    const host = farm.host("lic1");
    const post = () => httpPost({ port: host.httpPort });
    await sendControl(farm.controlUrl, "fault", { host: "lic1", name: "down" });
    await expect(post()).rejects.toThrow(expect.objectContaining({ code: "ECONNREFUSED" }));
    await sendControl(farm.controlUrl, "fault", { host: "lic1", name: "up" });
    expect((await post()).status).toBe(401);
    await sendControl(farm.controlUrl, "fault", { host: "lic1", name: "slow", ms: 20 });
    expect(host.latencyMs).toBe(20);
    await sendControl(farm.controlUrl, "fault", { host: "lic1", name: "none" });
    expect(host.latencyMs).toBe(0);
    await sendControl(farm.controlUrl, "fault", { host: "lic1", name: "empty-500", operation: "EnumKey", times: 3 });
  });

  test("lets Group Policy set the licensing, each setting by itself, and takes it away", async () => {
    const { registry } = farm.host("rdsh1");
    const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    const set = () => [registry.getValue(policies, "LicensingMode"), registry.getValue(policies, "LicenseServers")];
    await sendControl(farm.controlUrl, "policy", { host: "rdsh1", mode: 4, licenseServers: ["gpo1", "gpo2"] });
    const servers = { type: "REG_SZ", data: "gpo1,gpo2" };
    expect(set()).toEqual([{ type: "REG_DWORD", data: 4 }, servers]);
    await sendControl(farm.controlUrl, "policy", { host: "rdsh1", mode: null });
    expect(set()).toEqual([undefined, servers]);
    await sendControl(farm.controlUrl, "policy", { host: "rdsh1", licenseServers: null });
    expect(set()).toEqual([undefined, undefined]);
    await expect(sendControl(farm.controlUrl, "policy", { host: "rdsh1", mode: 2 ** 32 })).rejects.toThrow(
      rejection("invalid_input", "policy.mode"),
    );
  });

  test("changes what a host is besides its registry, and only what is named", async () => {
    const { windows } = farm.host("rdsh2");
    const before = structuredClone(windows);
    const change = { roleActive: false, graceDaysLeft: 3, policyWrites: "fault", settersWork: false };
    const maps = {
      connectivity: { "LIC1.contoso.com": 8, lic2: "never" },
      services: { TermService: "Stopped" },
    } as const;
    await sendControl(farm.controlUrl, "host", { host: "rdsh2", ...change, ...maps });
    expect(windows).toEqual({
      ...before,
      ...change,
      connectivity: new Map<string, number | "never">([
        ["lic1.contoso.com", 8],
        ["lic2", "never"],
      ]),
      services: new Map([["termservice", "Stopped"]]),
    });
    await sendControl(farm.controlUrl, "host", { host: "rdsh2", windows: "2025", domainJoined: false });
    expect(windows).toMatchObject({ release: "2025", domainJoined: false, graceDaysLeft: 3 });
  });

  test.each([
    ["an unknown release", { windows: "2003" }, "host.windows"],
    ["an unknown kind", { policyWrites: "maybe" }, "host.policyWrites"],
    ["a status that is none", { connectivity: { lic1: -1 } }, "host.connectivity.lic1"],
    ["a service without a state", { services: { TermService: "" } }, "host.services.TermService"],
  ])("refuses %s and then changes nothing", async (_what, change: object, place) => {
    const { windows } = farm.host("lic2");
    const before = structuredClone(windows);
    const sent = sendControl(farm.controlUrl, "host", { host: "lic2", graceDaysLeft: 1, ...change });
    await expect(sent).rejects.toThrow(rejection("invalid_input", place));
    expect(windows).toEqual(before);
  });

  test.each([
    ["without the token", "", "/wrong/get", 404],
    ["an unknown command", "{}", "/token/format", 404],
    ["an inherited name", "{}", "/token/toString", 404],
    ["something that is not JSON", "{", "/token/get", 400],
    ["a member the command does not have", '{"host":"rdsh1","key":"HKLM","to":1}', "/token/get", 400],
    ["a very long command", " ".repeat(1_100_000), "/token/get", 413],
  ])("%s is refused", async (_what, body, path, status) => {
    const url = new URL(farm.controlUrl);
    const answer = await httpPost({
      port: Number(url.port),
      path: path.replace("/token", url.pathname),
      body,
    });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
    expect(answer.body.toString()).not.toContain(url.pathname.slice(1));
  });

  test("a simulator that is gone is an error that says what to do", async () => {
    const other = await startSimulatedFarm();
    await other.stop();
    await expect(sendControl(other.controlUrl, "requests", {})).rejects.toThrow(
      rejection("control_unreachable", "rds-licensing simulate"),
    );
    await expect(sendControl("nonsense", "requests", {})).rejects.toThrow(rejection("control_unreachable", "URL"));
  });
});
