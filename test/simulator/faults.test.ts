import { Agent } from "node:https";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../src/simulator";
import { basic, httpPost } from "../support/http-post";
import { soapRequest, textsOf } from "../support/soap-request";

const readMode = soapRequest({
  method: "GetDWORDValue",
  parameters: [
    ["sSubKeyName", "SOFTWARE\\Contoso"],
    ["sValueName", "Mode"],
  ],
});
const registry = { "HKLM\\SOFTWARE\\Contoso": { Mode: { type: "REG_DWORD", data: 4 } } };

describe("a host made to fail", () => {
  let farm: SimulatedFarm;
  let host: SimulatedHost;
  let agent: Agent;

  beforeAll(async () => {
    const hosts = [
      { name: "rdsh1", registry },
      { name: "busy", registry, maxOperations: 1 },
      { name: "scripted", registry, faults: [{ name: "too-large" }, { name: "operation-timeout", operation: "Get" }] },
    ];
    farm = await startSimulatedFarm({ farm: parseFarm({ username: "Admin", password: "secret", hosts }) });
    host = farm.host("rdsh1");
  });
  beforeEach(() => {
    agent = new Agent({ keepAlive: true, maxSockets: 4 });
    host.traffic.reset();
  });
  afterEach(() => {
    agent.destroy();
    host.clearFaults();
  });
  afterAll(() => farm.stop());

  const post = (target = host) =>
    httpPost({
      port: target.httpsPort,
      ca: farm.caCertificate,
      agent,
      body: readMode,
      headers: { "Content-Type": "application/soap+xml;charset=UTF-8", Authorization: basic("Admin", "secret") },
    });
  const mode = (body: Buffer) => textsOf(body.toString(), "uValue");

  test.each([
    ["service-access-denied", "w:AccessDenied", "5"],
    ["soap-access-denied", "w:AccessDenied", "2150859012"],
    ["provider-access-denied", "w:AccessDenied", "2150859013"],
    ["connect-access-denied", "w:AccessDenied", "2150859014"],
    ["operation-timeout", "w:TimedOut", "2150858793"],
    ["quota-operations", "w:InternalError", "2150859174"],
    ["quota-plugin-operations", "w:InternalError", "2150859240"],
    ["quota-shells", "w:QuotaLimit", "2150859173"],
    ["namespace-absent", "a:DestinationUnreachable", "2150858752"],
    ["context-expired", "n:InvalidEnumerationContext", "2150858779"],
    ["provider-load-failure", "w:InternalError", "2147749907"],
  ] as const)("%s answers with the fault %s %s, and does nothing else", async (name, subcode, code) => {
    host.fault({ name });
    const { status, body } = await post();
    expect([status, textsOf(body.toString(), "Value").at(-1)]).toEqual([500, subcode]);
    expect(body.toString()).toContain(`Code="${code}"`);
    expect(mode((await post()).body)).toEqual(["4"]);
  });

  test("http-access-denied answers as the listener does, and closes", async () => {
    host.fault({ name: "http-access-denied" });
    const { status, headers, body } = await post();
    expect([status, headers["www-authenticate"], headers.connection, body.length]).toEqual([
      ...[401, 'Negotiate, Basic realm="WSMAN"', "close", 0],
    ]);
    expect(host.traffic.log()[0]?.operation).toBe("GetDWORDValue");
  });

  test("too-large answers 413, and faults of farm.json wait from the start", async () => {
    const scripted = farm.host("scripted");
    expect((await post(scripted)).status).toBe(413);
    expect((await post(scripted)).status).toBe(200);
  });

  test("half-response stops in the middle of the body", async () => {
    host.fault({ name: "half-response" });
    await expect(post()).rejects.toThrow(expect.objectContaining({ code: "ECONNRESET" }));
    expect(host.traffic.log()[0]).toMatchObject({ operation: "GetDWORDValue", httpStatus: 200 });
  });

  test.each(["late-response", "slow-response"] as const)("%s brings the whole answer in the end", async (name) => {
    host.fault({ name, ms: 40 });
    expect(mode((await post()).body)).toEqual(["4"]);
  });

  test("idle-close keeps the connection as it says, then closes it without a word", async () => {
    host.fault({ name: "idle-close", ms: 0 });
    const first = await post();
    expect(first.headers.connection).not.toBe("close");
    const closed = Object.values(agent.freeSockets).flat();
    await Promise.all(
      closed.map((socket) =>
        socket?.destroyed ? undefined : new Promise((resolve) => socket?.once("close", resolve)),
      ),
    );
    expect(mode((await post()).body)).toEqual(["4"]);
    expect(host.connections).toBe(2);
  });

  test("more operations at once than the quota are turned away, and only those", async () => {
    const busy = farm.host("busy");
    busy.fault({ name: "hang" });
    const hanging = expect(post(busy)).rejects.toThrow();
    while (busy.requests === 0) await new Promise((resolve) => setImmediate(resolve));
    const refused = await post(busy);
    expect(refused.body.toString()).toContain("a maximum number of 1 concurrent operations");
    await busy.down();
    await hanging;
    await busy.up();
    agent.destroy();
    expect(mode((await post(busy)).body)).toEqual(["4"]);
  });
});
