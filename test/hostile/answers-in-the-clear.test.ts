import { checkHosts } from "../../src/reports";
import { type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { HostConnections } from "../../src/windows";
import { defineMethod, resource, WsmanClient } from "../../src/wsman";
import { buildResponse, SOAP_CONTENT_TYPE, writeXml } from "../../src/wsman/codecs";
import { ManualTiming } from "../support/manual-timing";
import { errorOf } from "../support/wsman-bench";
import type { HostReply } from "../support/wsman-host";
import { ManInTheMiddle } from "./support/man-in-the-middle";

const REGISTRY = resource("root/default", "StdRegProv");
const VALUE = { hDefKey: 0x80000002, sSubKeyName: "SOFTWARE\\Test", sValueName: "Value" };
const IN = { hDefKey: "uint32", sSubKeyName: "string", sValueName: "string" } as const;
const get = defineMethod({ name: "GetDWORDValue", in: IN, out: { uValue: "uint32" }, repeatable: true });
const set = defineMethod({
  name: "SetDWORDValue",
  in: { ...IN, uValue: "uint32" },
  out: {},
  repeatable: true,
  writes: true,
});

const soap = (status: number, envelope: Parameters<typeof buildResponse>[0]): HostReply => ({
  status,
  headers: { "Content-Type": SOAP_CONTENT_TYPE },
  body: writeXml(buildResponse(envelope)),
});
const denied = { code: "Sender", subcode: "AccessDenied", reason: "No.", errorCode: 5 };

/** Answers that anybody can make who sees the connection. */
const FORGERIES: readonly [string, HostReply][] = [
  ...[200, 204, 302, 400, 401, 403, 404, 407, 413, 500, 503].map(
    (status) => [`a bare ${status}`, { status }] as [string, HostReply],
  ),
  ["a 401 that asks for a logon", { status: 401, headers: { "WWW-Authenticate": "Negotiate" } }],
  ["a success", soap(200, { messageId: "uuid:1" })],
  ["a fault", soap(500, { messageId: "uuid:1", fault: denied })],
  ["broken framing", { status: 200, headers: { "Content-Type": "multipart/encrypted" }, body: "--Encrypted Boundary" }],
];

describe("On a sealed connection", () => {
  let farm: SimulatedFarm;
  let man: ManInTheMiddle;
  let client: WsmanClient;
  const value = () => farm.host("rdsh1").registry.getValue("HKLM\\SOFTWARE\\Test", "Value")?.data;

  beforeAll(async () => {
    farm = await startSimulatedFarm();
  });
  afterAll(() => farm.stop());
  beforeEach(async () => {
    farm.host("rdsh1").registry.setValue("HKLM\\SOFTWARE\\Test", "Value", { type: "REG_DWORD", data: 7 });
    man = await ManInTheMiddle.start(farm.host("rdsh1").httpPort);
    const { username, password } = farm.credentials;
    const auth = { scheme: "ntlm", username, password } as const;
    const options = { host: "127.0.0.1", port: man.frontPort, https: false, auth, maxRetries: 0 };
    client = new WsmanClient(options, new ManualTiming());
  });
  afterEach(async () => {
    await client.close();
    await man.stop();
  });

  const read = async () => (await client.invoke(REGISTRY, get, VALUE)).out.uValue;

  test.each(FORGERIES)(
    "%s is overcome when it comes once, by one new logon, whatever max_retries is",
    async (_, reply) => {
      expect(await read()).toBe(7);
      man.forgeNext(reply, 1);
      expect(await read()).toBe(7);
      expect(man.logons).toBe(2);
      expect(client.statistics.connections).toBe(2);
    },
  );

  test.each(FORGERIES)("%s ends the question as a failure of the transport when it goes on", async (_, reply) => {
    expect(await read()).toBe(7);
    man.forgeNext(reply);
    // What answers the last message of the new logon says that it was rejected, whoever says so.
    const code = reply.status === 401 ? "unauthorized" : "encryption_broken";
    expect(await errorOf(read())).toMatchObject({ code, transport: true, fault: undefined });
    expect(man.logons).toBe(2);
  });

  test("a changed answer is overcome or ends the question the same way", async () => {
    const changed = ({ status, headers, body }: { status: number; headers: object; body: Buffer }): HostReply => {
      const forged = Buffer.from(body);
      forged.writeUInt8(forged.readUInt8(260) ^ 1, 260);
      return {
        status,
        headers: { "Content-Type": String((headers as Record<string, string>)["content-type"]) },
        body: forged,
      };
    };
    man.forgeNext(changed, 1);
    expect(await read()).toBe(7);
    man.forgeNext(changed);
    expect(await errorOf(read())).toMatchObject({ code: "encryption_broken", transport: true });
  });

  const withStatus =
    (status: number) =>
    ({ headers, body }: { headers: object; body: Buffer }): HostReply => ({
      status,
      headers: { "Content-Type": String((headers as Record<string, string>)["content-type"]) },
      body,
    });

  test.each([401, 403, 404, 500, 503])(
    "a sealed answer whose status was changed to %d is what the host sealed, to the logon and later",
    async (status) => {
      man.forgeNext(withStatus(status), 2);
      expect(await read()).toBe(7);
      expect(await read()).toBe(7);
      expect(man.logons).toBe(1);
    },
  );

  test("a sealed fault whose status was changed to 200 is a fault still, and no status is told of it", async () => {
    man.forgeNext(withStatus(200), 1);
    const absent = defineMethod({ name: "GetSecret", in: {}, out: {} });
    const error = await errorOf(client.invoke(REGISTRY, absent, {}));
    expect(error).toMatchObject({ code: "fault", httpStatus: undefined, transport: false });
    expect(error.fault?.subcode).toBe("ActionNotSupported");
  });

  test.each(FORGERIES)("what writes is not sent again after %s", async (_, reply) => {
    expect(await read()).toBe(7);
    man.forgeNext(reply, 1);
    const write = client.invoke(REGISTRY, set, { ...VALUE, uValue: 8 });
    expect((await errorOf(write)).code).toBe("encryption_broken");
    expect(value()).toBe(8);
    expect(man.logons).toBe(1);
  });

  test("retries do not multiply the logons", async () => {
    const { username, password } = farm.credentials;
    const auth = { scheme: "ntlm", username, password } as const;
    const options = { host: "127.0.0.1", port: man.frontPort, https: false, auth, maxRetries: 9 };
    const patient = new WsmanClient(options, new ManualTiming());
    man.forgeNext({ status: 200 });
    expect((await errorOf(patient.invoke(REGISTRY, get, VALUE))).code).toBe("encryption_broken");
    expect(man.logons).toBe(2);
    await patient.close();
  });

  test.each([
    ["its later answers are forged", (n: number) => n > 3],
    ["the answers about WMI are forged", (n: number) => n > 7],
  ])("a host fails as a whole when %s: no question of a check stays open because of it", async (_, isForged) => {
    const { username, password } = farm.credentials;
    const connections = new HostConnections({
      ...{ auth: "ntlm", username, password, port: man.frontPort, path: "wsman", https: false, insecure: false },
      ...{ allowUnencrypted: false, timeoutMs: 20_000, maxRetries: 3, channel: "cim" },
    });
    let sealed = 0;
    man.forge = ({ headers }) => {
      if (!headers["content-type"]?.includes("encrypted")) return undefined;
      sealed += 1;
      return isForged(sealed) ? soap(500, { messageId: "uuid:1", fault: denied }) : undefined;
    };
    const at = connections.to({ text: "127.0.0.1", address: "127.0.0.1" });
    const checked = await checkHosts([at], { concurrency: 1, signal: new AbortController().signal });
    connections.close();
    expect(checked.hosts[0]).toMatchObject({ state: "failed", findings: [], error: { code: "encryption_broken" } });
  });
});
