import { setImmediate, setTimeout } from "node:timers/promises";
import { type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { type GatewayAddress, LoopbackGateway, SharedLogon, WsmanError } from "../../../src/wsman";
import { basic, httpPost } from "../../support/http-post";
import { soapRequest } from "../../support/soap-request";

const enumKey = soapRequest({ method: "EnumKey", parameters: [["sSubKeyName", "SYSTEM"]] });

describe("the gateway of a foreign client", () => {
  let farm: SimulatedFarm;
  let gateway: LoopbackGateway;

  beforeEach(async () => {
    farm = await startSimulatedFarm();
    gateway = open(60_000);
  });
  afterEach(async () => {
    gateway.close();
    await farm.stop();
  });

  function open(timeoutMs: number, logon?: SharedLogon): LoopbackGateway {
    const { username, password } = farm.credentials;
    return new LoopbackGateway({
      host: "localhost",
      port: farm.host("rdsh1").httpsPort,
      auth: { scheme: "basic", username, password },
      tls: { ca: farm.caCertificate },
      timeoutMs,
      maxRetries: 0,
      logon,
    });
  }

  /** A foreign client's request, with its own authentication. */
  function post({ port }: GatewayAddress, path: string, body = enumKey) {
    const Authorization = basic(farm.credentials.username, farm.credentials.password);
    const headers = { Authorization, "Content-Type": "application/soap+xml;charset=UTF-8", "X-Own": "1" };
    return httpPost({ port, path, body, headers });
  }

  test("carries a request to the host and gives back what both sides made of it", async () => {
    const { value, envelope } = await gateway.run("EnumKey", (address) => post(address, address.path));
    expect(value.status).toBe(200);
    expect(envelope.body?.name).toBe("EnumKey_OUTPUT");
    expect(farm.host("rdsh1").requests).toBe(1);
  });

  test("cuts off who does not know its path, who asks for another, and who comes when nothing is under way", async () => {
    const reset = { code: "ECONNRESET" };
    const { value } = await gateway.run("EnumKey", async (address) => {
      for (const path of ["/", "/wsman", `${address.path}/x`])
        await expect(post(address, path)).rejects.toMatchObject(reset);
      await post(address, address.path);
      return address;
    });
    await expect(post(value, value.path)).rejects.toMatchObject(reset);
    expect(farm.host("rdsh1").requests).toBe(1);
  });

  test("refuses a request that is too large before it reaches the host", async () => {
    const huge = gateway.run("EnumKey", (address) => post(address, address.path, " ".repeat(600_000)));
    await expect(huge).rejects.toMatchObject({ code: "too_large" });
    expect(farm.host("rdsh1").requests).toBe(0);
  });

  test("says what the host answered, whatever the client made of it", async () => {
    farm.host("rdsh1").fault({ name: "operation-timeout" });
    const lost = gateway.run("EnumKey", async (address) => {
      await post(address, address.path);
      throw new Error("something else");
    });
    await expect(lost).rejects.toMatchObject({
      code: "timeout",
      operation: "EnumKey",
      fault: { errorCode: 2150858793 },
    });
  });

  test("says that a client which does not ask, or does not understand, is not the network's fault", async () => {
    await expect(gateway.run("X", async () => 1)).rejects.toMatchObject({ code: "internal_error" });
    const confused = gateway.run("X", async (address) => {
      await post(address, address.path);
      throw new Error("unexpected element");
    });
    await expect(confused).rejects.toMatchObject({ code: "malformed" });
  });

  test("leaves a client behind that does not end, and frees everything when closed", async () => {
    const impatient = open(200);
    await expect(impatient.run("X", () => new Promise(() => undefined))).rejects.toMatchObject({ code: "timeout" });
    impatient.close();
    const pending = gateway.run("X", () => new Promise(() => undefined));
    gateway.close();
    await expect(pending).rejects.toMatchObject({ code: "canceled" });
    await expect(gateway.run("X", async () => 1)).rejects.toMatchObject({ code: "canceled" });
  });

  test("does not count as shown what waited for its turn while the host closed the connection", async () => {
    const logon = new SharedLogon(1);
    const { signal } = new AbortController();
    let letGo: (error: WsmanError) => void = () => undefined;
    const attempt = jest.spyOn(logon, "attempt");
    const first = logon.attempt("other", () => new Promise<never>((_, reject) => (letGo = reject)), signal);
    const waiting = open(60_000, logon);
    const question = waiting.run("EnumKey", (address) => post(address, address.path)).catch((error: unknown) => error);
    const host = farm.host("rdsh1");
    while (attempt.mock.calls.length < 2) await setImmediate();
    await host.down();
    // The end of the connection is on its way: it comes with the next events, however late those are.
    await setTimeout(100);
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    letGo(new WsmanError("unreachable", "Not shown.", { unsent: true }));
    await expect(first).rejects.toMatchObject({ code: "unreachable" });
    expect(await question).toMatchObject({ code: "connection_reset", unsent: true });
    expect(await logon.attempt("third", async () => 3, signal)).toBe(3);
    waiting.close();
  });
});
