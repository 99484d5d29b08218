import type { ObservedExchange } from "../../../src/wsman";
import { allClosed, answer, BASIC, call, errorOf, useBench } from "../../support/wsman-bench";
import { soapReply } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("who looks on", () => {
  test("is shown each message and its answer, without what logged on", async () => {
    await start(({ body }) => soapReply(body, answer));
    const seen: ObservedExchange[] = [];
    const client = connect({ ...BASIC, onExchange: (exchange) => void seen.push(exchange) });
    expect(await call(client)).toBe(42);
    const [exchange] = seen;
    expect(seen).toHaveLength(1);
    expect(exchange?.request.toString()).toContain("Envelope");
    expect(exchange).toMatchObject({ status: 200, contentType: expect.stringMatching(/^application\/soap\+xml/) });
    expect(exchange?.reply.toString()).toContain("42");
    const { password } = BASIC.auth;
    const shown = JSON.stringify(seen.map(({ request, reply }) => [request.toString(), reply.toString()]));
    expect(shown).not.toContain(password);
    expect(Object.keys(exchange ?? {}).sort()).toEqual(["contentType", "reply", "request", "status"]);
  });
});

describe("time and cancellation", () => {
  test("a host that never answers is a timeout, and its connection is freed", async () => {
    const host = await start(() => undefined);
    expect((await errorOf(call(connect({ ...BASIC, timeoutMs: 200 })))).code).toBe("timeout");
    await allClosed(host);
  });

  test("the host is told to give up before the client does", async () => {
    const seen: (string | undefined)[] = [];
    await start(({ body }) =>
      soapReply(body, (request) => {
        seen.push(request.operationTimeout);
        return answer(request);
      }),
    );
    await call(connect({ ...BASIC, timeoutMs: 30_000 }));
    expect(seen).toEqual(["PT27.000S"]);
  });

  test("canceling frees the connection and leaves the client usable", async () => {
    const host = await start(() => {
      abort.abort();
      return undefined;
    });
    const abort = new AbortController();
    const client = connect(BASIC);
    expect((await errorOf(call(client, abort.signal))).code).toBe("canceled");
    await allClosed(host);
    host.handler = ({ body }) => soapReply(body, answer);
    expect(await call(client)).toBe(42);
  });

  test("canceling a call that waits leaves the one under way alone", async () => {
    const abort = new AbortController();
    const host = await start(({ body }) => {
      abort.abort();
      return soapReply(body, answer);
    });
    const client = connect(BASIC);
    const [first, second] = await Promise.all([call(client), errorOf(call(client, abort.signal))]);
    expect(first).toBe(42);
    expect(second.code).toBe("canceled");
    expect(host.requests).toHaveLength(1);
  });

  test("a signal that is already aborted sends nothing", async () => {
    const host = await start(() => undefined);
    expect((await errorOf(call(connect(BASIC), AbortSignal.abort()))).code).toBe("canceled");
    expect(host.connections).toBe(0);
  });

  test("closing cancels what is under way and what comes later", async () => {
    await start(() => {
      void client.close();
      return undefined;
    });
    const client = connect(BASIC);
    const errors = await Promise.all([errorOf(call(client)), errorOf(call(client))]);
    expect(errors.map(({ code }) => code)).toEqual(["canceled", "canceled"]);
    expect((await errorOf(call(client))).code).toBe("canceled");
  });
});
