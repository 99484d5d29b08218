import { defineMethod, resource, type WsmanClient, type WsmanFault } from "../../src/wsman";
import { active, atMost } from "../support/active-resources";
import { ManualTiming } from "../support/manual-timing";
import { allClosed, answer, BASIC, call, errorOf, PASSWORD, useBench } from "../support/wsman-bench";
import { type Handler, ntlmHandler, soapReply } from "../support/wsman-host";

const { start, connect } = useBench();

const REGISTRY = resource("root/default", "StdRegProv");
const double = defineMethod({ name: "Double", in: { value: "uint32" }, out: { result: "uint32" }, repeatable: true });

/** Calls the method of `call`, declared repeatable. */
async function repeatableCall(client: WsmanClient, signal?: AbortSignal): Promise<number | null> {
  return (await client.invoke(REGISTRY, double, { value: 21 }, { signal })).out.result;
}

const works: Handler = ({ body }) => soapReply(body, answer);
const breaks: Handler = ({ socket }) => {
  socket.destroy();
  return undefined;
};
const faults =
  (fault: WsmanFault): Handler =>
  ({ body }) =>
    soapReply(body, () => ({ fault }));
const QUOTA: WsmanFault = { code: "Receiver", subcode: "InternalError", reason: "Too many.", errorCode: 2150859174 };
const TIMED_OUT: WsmanFault = { code: "Receiver", subcode: "TimedOut", reason: "Too slow.", errorCode: 2150858793 };

/** Takes the handlers in turn, one a request, and stays with the last. */
function inTurn(...handlers: readonly Handler[]): Handler {
  let next = 0;
  return (request) => {
    const handler = handlers[Math.min(next, handlers.length - 1)];
    next += 1;
    return handler?.(request);
  };
}

describe("an operation that is tried again", () => {
  test.each<[string, Handler]>([
    ["the connection broke", breaks],
    ["a quota turned it away", faults(QUOTA)],
    ["the host ran out of time", faults(TIMED_OUT)],
  ])("because %s succeeds, with a message of its own each time", async (_, failure) => {
    const host = await start(inTurn(failure, failure, works));
    const timing = new ManualTiming();
    expect(await repeatableCall(connect({ ...BASIC, maxRetries: 3 }, timing))).toBe(42);
    expect(timing.pauses).toEqual([125, 250]);
    const ids = host.requests.map(({ body }) => /MessageID>([^<]+)</.exec(body.toString())?.[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test("because nobody listened yet succeeds, whatever it does, because nothing was sent", async () => {
    const host = await start(works);
    const { port } = host;
    await host.stop();
    const timing = new ManualTiming();
    const error = await errorOf(call(connect({ ...BASIC, port, maxRetries: 2 }, timing)));
    expect(error).toMatchObject({ code: "connection_refused", unsent: true });
    expect(timing.pauses).toHaveLength(2);
  });

  test("authenticates anew on a new connection", async () => {
    const host = await start(ntlmHandler(PASSWORD, answer, true));
    const handler = host.handler;
    const client = connect({ maxRetries: 1 }, new ManualTiming());
    expect(await repeatableCall(client)).toBe(42);
    // The first break is a kept connection that went away, the second one a failure to be paused for.
    host.handler = inTurn(breaks, breaks, handler);
    expect(await repeatableCall(client)).toBe(42);
    expect(host.connections).toBe(3);
  });

  test("and is not repeatable is not sent again after its answer was lost", async () => {
    const host = await start(breaks);
    expect(await errorOf(call(connect({ ...BASIC, maxRetries: 3 }, new ManualTiming())))).toMatchObject({
      code: "connection_reset",
      unsent: false,
    });
    expect(host.requests).toHaveLength(1);
  });

  test("never is one whose credential was rejected", async () => {
    const host = await start(() => ({ status: 401, headers: { "WWW-Authenticate": "Basic" } }));
    const client = connect({ ...BASIC, maxRetries: 3 }, new ManualTiming());
    expect((await errorOf(repeatableCall(client))).code).toBe("unauthorized");
    expect((await errorOf(repeatableCall(client))).code).toBe("unauthorized");
    expect(host.requests).toHaveLength(1);
  });

  test("is canceled in its pause, and leaves no timer and no connection", async () => {
    const host = await start(breaks);
    const abort = new AbortController();
    const before = active("Timeout");
    const client = connect({ ...BASIC, maxRetries: 3 });
    const failed = errorOf(repeatableCall(client, abort.signal));
    while (host.requests.length === 0 || host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    expect((await failed).code).toBe("canceled");
    await atMost(before, "Timeout");
    expect(host.requests).toHaveLength(1);
  });

  test("is canceled in its pause by closing the client", async () => {
    const host = await start(breaks);
    const client = connect({ ...BASIC, maxRetries: 3 });
    const failed = errorOf(repeatableCall(client));
    while (host.requests.length === 0 || host.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
    await client.close();
    expect((await failed).code).toBe("canceled");
  });
});

describe("a kept connection", () => {
  test("that the host closed meanwhile is replaced without a pause or a retry", async () => {
    const host = await start(works);
    const client = connect(BASIC);
    expect(await call(client)).toBe(42);
    host.requests[0]?.socket.destroy();
    await allClosed(host);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await call(client)).toBe(42);
    expect(host.connections).toBe(2);
  });

  test("that turns out to be closed is replaced at once where the operation is repeatable", async () => {
    const host = await start(inTurn(works, breaks, works));
    const client = connect(BASIC);
    expect(await repeatableCall(client)).toBe(42);
    expect(await repeatableCall(client)).toBe(42);
    expect(host.connections).toBe(2);
    host.handler = inTurn(breaks);
    expect((await errorOf(call(client))).code).toBe("connection_reset");
  });

  test("that was silent for over a minute is not trusted anymore", async () => {
    const host = await start(works);
    const timing = new ManualTiming();
    const client = connect(BASIC, timing);
    await call(client);
    timing.advance(60_000);
    await call(client);
    expect(host.connections).toBe(1);
    timing.advance(60_001);
    await call(client);
    expect(host.connections).toBe(2);
    while (host.openSockets > 1) await new Promise((resolve) => setImmediate(resolve));
  });

  test("is the only one however much is asked at once", async () => {
    const host = await start(works);
    const client = connect(BASIC);
    const results = await Promise.all(Array.from({ length: 50 }, () => call(client)));
    expect(results).toEqual(Array.from({ length: 50 }, () => 42));
    expect(host.connections).toBe(1);
  });

  test("and every timer are gone when the client is closed", async () => {
    const host = await start(works);
    const [timers, sockets] = [active("Timeout"), active("TCPSocketWrap")];
    const client = connect(BASIC);
    await call(client);
    await client.close();
    await allClosed(host);
    await atMost(sockets, "TCPSocketWrap");
    await atMost(timers, "Timeout");
  });
});
