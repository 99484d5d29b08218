import type { Socket } from "node:net";
import { type WsmanClient, type WsmanClientOptions, WsmanError } from "../../../src/wsman";
import { createAuthority } from "../../support/certificates";
import { answer, ask, BASIC, call, errorOf, PASSWORD, useBench } from "../../support/wsman-bench";
import {
  type Handler,
  type HostReply,
  type HostRequest,
  ntlmHandler,
  soapReply,
  type TestHost,
} from "../../support/wsman-host";

const { start, connect } = useBench();

const plain: Handler = ({ body }) => soapReply(body, answer);

/** A reply as it crosses the wire. */
function raw({ status, headers, body = "" }: HostReply): Buffer {
  const fields = Object.entries({ ...headers, "Content-Length": Buffer.byteLength(body) });
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} \r\n${fields.map((field) => `${field.join(": ")}\r\n`).join("")}\r\n`),
    Buffer.from(body),
  ]);
}

/** Answers nothing until `count` requests have come, then whatever `write` makes of them. */
function gathering(count: number, write: (requests: readonly HostRequest[]) => void): Handler {
  const gathered: HostRequest[] = [];
  return (request) => {
    gathered.push(request);
    if (gathered.length === count) write(gathered.splice(0));
    return undefined;
  };
}

/** All replies in one piece. */
const atOnce = (handler: Handler) => (requests: readonly HostRequest[]) =>
  void requests[0]?.socket.write(Buffer.concat(requests.map((request) => raw(handler(request) as HostReply))));

/** From now on: how many requests wait for their answer, itself included, when one comes. */
function unansweredAtOnce(host: TestHost, handler = plain): readonly number[] {
  const noted: number[] = [];
  let unanswered = 0;
  host.handler = (request) => {
    unanswered += 1;
    noted.push(unanswered);
    const reply = () => {
      unanswered -= 1;
      request.socket.write(raw(handler(request) as HostReply));
    };
    // Late enough that what was sent with it has come.
    setTimeout(reply, 50);
    return undefined;
  };
  return noted;
}

const several = (client: WsmanClient, values: readonly number[]) =>
  Promise.all(values.map((value) => ask(client, value)));

describe("questions that do not need each other's answers", () => {
  const authority = createAuthority();
  const cases: [string, Handler, Partial<WsmanClientOptions>, ReturnType<typeof authority.issue> | undefined][] = [
    ["Basic", plain, BASIC, undefined],
    ["NTLM, sealed", ntlmHandler(PASSWORD, answer, true), {}, undefined],
    [
      "NTLM over https",
      ntlmHandler(PASSWORD, answer, false),
      { https: true, tls: { ca: authority.ca } },
      authority.issue(["127.0.0.1"]),
    ],
  ];

  test.each(cases)(
    "go to the host four at a time, once it has accepted the credential: %s",
    async (_, works, options, tls) => {
      const host = await start(works, tls);
      const client = connect(options);
      expect(await ask(client, 1)).toBe(2);
      host.handler = gathering(4, atOnce(works));
      const values = Array.from({ length: 20 }, (_value, index) => index);
      expect(await several(client, values)).toEqual(values.map((value) => 2 * value));
      expect(host.connections).toBe(1);
    },
  );

  test.each(cases)("wait for the first of them, which shows the credential: %s", async (_, works, options, tls) => {
    const host = await start(works, tls);
    const beside = unansweredAtOnce(host, works);
    expect(await several(connect(options), [1, 2, 3])).toEqual([2, 4, 6]);
    // NTLM takes a request more to log on.
    expect(beside.slice(-3)).toEqual([1, 1, 2]);
    expect(host.connections).toBe(1);
  });

  test("are answered before anything goes that may change the host, and follow it", async () => {
    const host = await start(plain);
    const client = connect(BASIC);
    await ask(client, 1);
    const beside = unansweredAtOnce(host);
    const all = [ask(client, 1), ask(client, 2), call(client, undefined, 3), ask(client, 4), ask(client, 5)];
    expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10]);
    // Both of the first two at once, the change alone, then both of the others.
    expect(beside).toEqual([1, 2, 1, 1, 2]);
  });

  const close = (socket: Socket, bytes: Buffer) => socket.end(bytes);
  const hosts: [string, (requests: readonly HostRequest[]) => void][] = [
    ["ends the connection without an answer", ([first]) => first?.socket.destroy()],
    ["ends the connection after the first", ([first]) => first && close(first.socket, raw(plain(first) as HostReply))],
    [
      "says that the first is the last",
      ([first]) => {
        const reply = plain(first as HostRequest) as HostReply;
        first?.socket.write(raw({ ...reply, headers: { ...reply.headers, Connection: "close" } }));
      },
    ],
    ["answers in another order", (requests) => atOnce(plain)([...requests].reverse())],
    ["answers the first twice", ([first]) => first && atOnce(plain)([first, first])],
    [
      "does not say what it answers",
      atOnce((request) => {
        const reply = plain(request) as HostReply;
        return { ...reply, body: String(reply.body).replace(/<(\w+):RelatesTo>.*?<\/\1:RelatesTo>/, "") };
      }),
    ],
    ["answers in part", ([first]) => first?.socket.end(raw(plain(first) as HostReply).subarray(0, -10))],
    ["leaves HTTP", ([first]) => first && close(first.socket, Buffer.from("SSH-2.0-OpenSSH_9.6\r\n"))],
    [
      "answers with a proxy's page",
      atOnce(() => ({ status: 502, headers: { "Content-Type": "text/html" }, body: "no" })),
    ],
    ["answers the first alone, and drops the others", ([first]) => first?.socket.write(raw(plain(first) as HostReply))],
    ["answers nothing", () => undefined],
  ];

  test.each(hosts)("are asked one after the other of a host that %s", async (_, write) => {
    const host = await start(plain);
    const client = connect({ ...BASIC, timeoutMs: 3_000 });
    await ask(client, 1);
    const [gather, sent] = [gathering(3, write), host.requests.length];
    host.handler = (request) => (host.requests.length <= sent + 3 ? gather(request) : plain(request));
    expect(await several(client, [2, 3, 4])).toEqual([4, 6, 8]);
    expect(host.connections).toBe(2);
    const beside = unansweredAtOnce(host);
    expect(await several(client, [5, 6, 7])).toEqual([10, 12, 14]);
    expect(beside).toEqual([1, 1, 1]);
  });

  test("are each asked once more over a new connection, as any question is whose kept one was closed", async () => {
    const host = await start(plain);
    const client = connect(BASIC);
    await ask(client, 1);
    const gather = gathering(3, ([first]) => first?.socket.destroy());
    const answered = new Map<Socket, number>();
    host.handler = (request) => {
      if (host.requests.length <= 4) return gather(request);
      // A proxy that closes a connection with the second request.
      const before = answered.get(request.socket) ?? 0;
      answered.set(request.socket, before + 1);
      if (before === 0) return plain(request);
      request.socket.destroy();
      return undefined;
    };
    expect(await several(client, [2, 3, 4])).toEqual([4, 6, 8]);
  });

  test("are asked one after the other where what was sealed comes in another order", async () => {
    const works = ntlmHandler(PASSWORD, answer, true);
    const host = await start(works);
    const client = connect();
    await ask(client, 1);
    const sent = host.requests.length;
    const reversed = gathering(3, (requests) => {
      const replies = requests.map((request) => raw(works(request) as HostReply)).reverse();
      requests[0]?.socket.write(Buffer.concat(replies));
    });
    host.handler = (request) => (host.requests.length <= sent + 3 ? reversed(request) : works(request));
    expect(await several(client, [2, 3, 4])).toEqual([4, 6, 8]);
    expect(host.connections).toBe(2);
  });

  test("take a fault for the answer it is, and the connection is kept", async () => {
    const host = await start(plain);
    const client = connect(BASIC);
    await ask(client, 1);
    const denied = { code: "Sender", subcode: "AccessDenied", reason: "no" };
    let requests = 0;
    host.handler = gathering(
      3,
      atOnce((request) => {
        requests += 1;
        return requests === 2
          ? soapReply(request.body, (asked) => ({ action: asked.action, fault: denied }))
          : plain(request);
      }),
    );
    const outcomes = await Promise.allSettled([2, 3, 4].map((value) => ask(client, value)));
    expect(outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : outcome.reason.code))).toEqual([
      4,
      "access_denied",
      8,
    ]);
    expect(host.requests).toHaveLength(4);
    expect(host.connections).toBe(1);
  });

  test("end with one that is canceled no more than by being asked again", async () => {
    const abort = new AbortController();
    const host = await start(plain);
    const client = connect(BASIC);
    await ask(client, 1);
    let requests = 0;
    host.handler = (request) => {
      requests += 1;
      if (requests === 3) abort.abort();
      return requests <= 3 ? undefined : plain(request);
    };
    const [first, canceled, third] = await Promise.all([
      ask(client, 2),
      errorOf(ask(client, 3, abort.signal)),
      ask(client, 4),
    ]);
    expect([first, canceled.code, third]).toEqual([4, "canceled", 8]);
  });

  test("never show a password again that one of them found rejected", async () => {
    const host = await start(plain);
    const client = connect(BASIC);
    await ask(client, 1);
    host.handler = gathering(
      2,
      atOnce(() => ({ status: 401, headers: { "WWW-Authenticate": "Basic" } })),
    );
    const outcomes = await Promise.allSettled([2, 3].map((value) => ask(client, value)));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(WsmanError) });
    }
    expect((await errorOf(ask(client, 4))).code).toBe("unauthorized");
    expect(host.requests).toHaveLength(3);
  });

  test("go one by one where the host was not heard for some time, since it may be gone, and the password changed", async () => {
    let now = 0;
    const timing = { now: () => now, random: () => 0.5, sleep: async () => undefined };
    const host = await start(plain);
    const client = connect(BASIC, timing);
    await ask(client, 1);
    now += 5_001;
    const beside = unansweredAtOnce(host);
    expect(await several(client, [2, 3, 4])).toEqual([4, 6, 8]);
    // The first alone, then the others.
    expect(beside).toEqual([1, 1, 2]);
  });
});
