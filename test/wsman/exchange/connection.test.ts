import { setTimeout } from "node:timers/promises";
import { SharedLogon } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { answer, BASIC, call, errorOf, PASSWORD, useBench } from "../../support/wsman-bench";
import { type Handler, ntlmHandler, soapReply, type TestHost } from "../../support/wsman-host";

const { start, connect } = useBench();

/** One host at a time. */
const patient = () => new SharedLogon(1);
const silent: Handler = () => undefined;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** How often a host was shown the password: by Basic, or by an NTLM message of type 3, which proves knowing it. */
function triesOf({ requests }: TestHost): number {
  return requests.filter(({ headers }) => {
    const [scheme, token = ""] = headers.authorization?.split(" ") ?? [];
    return scheme === "Basic" || Buffer.from(token, "base64")[8] === 3;
  }).length;
}

/** Answers the logon's last message when it is told to. */
function answersLate() {
  const handler = ntlmHandler(PASSWORD, answer, true);
  let requests = 0;
  let release = () => undefined as unknown;
  const late: Handler = (request) => {
    requests += 1;
    if (requests === 1) return handler(request);
    const { status, headers, body = "" } = handler(request) ?? { status: 500 };
    const lines = Object.entries({ ...headers, "Content-Length": body.length }).map((pair) => `${pair.join(": ")}\r\n`);
    release = () =>
      request.socket.write(
        Buffer.concat([Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join("")}\r\n`), Buffer.from(body)]),
      );
    return undefined;
  };
  return { late, release: () => release() };
}

describe("one account on many hosts", () => {
  test("is accepted by a host whose reply to the logon was no answer, once a later one is", async () => {
    const logon = patient();
    const authority = createAuthority();
    const works = ntlmHandler(PASSWORD, answer, false);
    let requests = 0;
    const handler: Handler = (request) => {
      const reply = works(request);
      requests += 1;
      return requests === 2 ? { status: 500 } : reply;
    };
    const host = await start(handler, authority.issue(["127.0.0.1"]));
    const client = connect({ https: true, tls: { ca: authority.ca }, logon });
    await errorOf(call(client));
    expect(await call(client)).toBe(42);
    expect(host.connections).toBe(1);
    const { port } = await start(({ body }) => soapReply(body, answer));
    expect(await call(connect({ ...BASIC, port, logon }))).toBe(42);
  });

  test("is shown no more often over a connection than over several, while no reply is an answer", async () => {
    const host = await start(() => ({ status: 500 }));
    const client = connect({ ...BASIC, logon: new SharedLogon(2) });
    const codes = [];
    for (let asked = 0; asked < 4; asked += 1) codes.push((await errorOf(call(client))).code);
    expect(codes.slice(2)).toEqual(["not_tried", "not_tried"]);
    expect(triesOf(host)).toBe(2);
  });

  test("is not held up by hosts that answer nothing", async () => {
    const logon = patient();
    const hanging = [await start(silent), await start(silent), await start(silent)];
    const stuck = hanging.map(({ port }) => errorOf(call(connect({ port, logon }))));
    await until(() => hanging.every(({ requests }) => requests.length === 1));
    await start(ntlmHandler(PASSWORD, answer, true));
    expect(await call(connect({ logon }))).toBe(42);
    expect(stuck).toHaveLength(3);
  });

  test.each([
    ["a challenge", {}, ntlmHandler(PASSWORD, answer, true)],
    ["a connection", BASIC, ((request) => soapReply(request.body, answer)) satisfies Handler],
  ])("waits with %s for another host's verdict, in time that is not its own", async (_, auth, works) => {
    const logon = patient();
    const { late, release } = answersLate();
    const first = await start(late);
    const slow = call(connect({ port: first.port, logon }));
    await until(() => triesOf(first) === 1);
    const second = await start(works);
    const answered = call(connect({ ...auth, logon, timeoutMs: 4_000 }));
    await until(() => second.connections === 1);
    await setTimeout(4_200);
    expect(triesOf(second)).toBe(0);
    release();
    expect(await answered).toBe(42);
    expect(await slow).toBe(42);
  });

  test("is not shown to a host whose operation is canceled while it waits", async () => {
    const logon = patient();
    const { late, release } = answersLate();
    const first = await start(late);
    const slow = call(connect({ port: first.port, logon }));
    await until(() => triesOf(first) === 1);
    const second = await start(ntlmHandler(PASSWORD, answer, true));
    const [caller, closed] = [new AbortController(), connect({ logon })];
    const waiting = [errorOf(call(connect({ logon }), caller.signal)), errorOf(call(closed))];
    await until(() => second.requests.length === 2);
    caller.abort();
    await closed.close();
    expect((await Promise.all(waiting)).map(({ code }) => code)).toEqual(["canceled", "canceled"]);
    release();
    await slow;
    expect(triesOf(second)).toBe(0);
  });

  test("is shown to two hosts when the password is wrong, however many are asked at once", async () => {
    const logon = new SharedLogon();
    const hosts: TestHost[] = [];
    for (let count = 0; count < 4; count += 1) hosts.push(await start(ntlmHandler("another", answer, true)));
    const errors = await Promise.all(hosts.map(({ port }) => errorOf(call(connect({ port, logon })))));
    expect(errors.map(({ code }) => code).sort()).toEqual(["not_tried", "not_tried", "unauthorized", "unauthorized"]);
    expect(hosts.map(triesOf).sort()).toEqual([0, 0, 1, 1]);
  });

  test("is tried over a new connection where the host closed the one that waited", async () => {
    const logon = patient();
    const { late, release } = answersLate();
    const first = await start(late);
    const slow = call(connect({ port: first.port, logon }));
    await until(() => triesOf(first) === 1);
    const second = await start(ntlmHandler(PASSWORD, answer, true));
    const answered = call(connect({ logon, maxRetries: 1, timeoutMs: 3_000 }));
    await until(() => second.requests.length === 1);
    // Longer than the question may take, so that only a wait that does not count leaves time for another.
    await setTimeout(3_200);
    second.requests[0]?.socket.end();
    await until(() => second.openSockets === 0);
    release();
    expect(await answered).toBe(42);
    expect(second.connections).toBe(2);
    await slow;
  });
});
