import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { WsmanError } from "../../../src/wsman";
import { DEFAULT_LIMITS } from "../../../src/wsman/limits";
import { HttpConnection } from "../../../src/wsman/transport/http-connection";
import { active } from "../../support/active-resources";

const { signal } = new AbortController();
const REPLY = "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n";

interface Connected {
  readonly connection: HttpConnection;
  /** The host's side of it. */
  readonly host: Socket;
  stop(): void;
}

/** A connection to a listener that answers whatever comes with these bytes, or at once where `reads` is false. */
async function connected(reads: boolean, reply = REPLY): Promise<Connected> {
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => undefined);
    if (reads) socket.on("data", () => socket.write(reply));
    else socket.pause().write(reply);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const endpoint = { host: "127.0.0.1", port, path: "/wsman", https: false, url: `http://127.0.0.1:${port}/wsman` };
  const connection = await HttpConnection.open({ endpoint, tls: { trust: {} }, limits: DEFAULT_LIMITS }, signal);
  while (accepted.length === 0) await once(server, "connection");
  const stop = () => {
    connection.close();
    // One that is not read would never hear that its client has left.
    for (const socket of accepted) socket.destroy();
    server.close();
  };
  return { connection, host: accepted[0] as Socket, stop };
}

/** The sockets that keep this process alive: those of a listener are among them. */
const sockets = () => active("TCPSocketWrap");

describe("a connection", () => {
  test("carries one request after the other, and does not keep the process alive between them", async () => {
    // Those of other suites in this process close in their own time.
    while (sockets() > 0) await new Promise(setImmediate);
    const { connection, stop } = await connected(true);
    for (const body of [Buffer.from("one"), Buffer.from("two")]) {
      await expect(connection.post({ headers: {}, body }, signal)).resolves.toMatchObject({ status: 200 });
      expect(connection.isOpen).toBe(true);
      expect(sockets()).toBe(1);
    }
    const third = connection.post({ headers: {}, body: Buffer.from("three") }, signal);
    expect(sockets()).toBe(2);
    await third;
    stop();
  });

  test("is not used again after a reply that did not wait for the request", async () => {
    const { connection, stop } = await connected(false);
    const body = Buffer.alloc(64 * 1_048_576);
    await expect(connection.post({ headers: {}, body }, signal)).resolves.toMatchObject({ status: 200 });
    expect(connection.isOpen).toBe(false);
    stop();
  });

  test("ends with what comes while nobody waits, which is never taken for the reply to the next request", async () => {
    const { connection, host, stop } = await connected(true);
    const post = () => connection.post({ headers: {}, body: Buffer.from("one") }, signal);
    await post();
    host.write(REPLY.replace("200", "203"));
    while (connection.isOpen) await new Promise(setImmediate);
    await expect(post()).rejects.toMatchObject({ code: "connection_reset" });
    stop();
  });

  test("that the host ends between two requests is seen at once", async () => {
    const { connection, host, stop } = await connected(true);
    await connection.post({ headers: {}, body: Buffer.from("one") }, signal);
    host.end();
    while (connection.isOpen) await new Promise(setImmediate);
    stop();
  });

  test.each([`${REPLY}x`, `${REPLY}${REPLY}`, REPLY.replace("\r\n", "\r\nConnection: close\r\n")])(
    "is not used again after %j",
    async (reply) => {
      const { connection, stop } = await connected(true, reply);
      const post = connection.post({ headers: {}, body: Buffer.from("one") }, signal);
      await expect(post).resolves.toMatchObject({ status: 200 });
      expect(connection.isOpen).toBe(false);
      stop();
    },
  );

  test("is freed by an abort in the middle of a reply", async () => {
    const controller = new AbortController();
    const { connection, host, stop } = await connected(true, REPLY.slice(0, 20));
    const post = connection.post({ headers: {}, body: Buffer.from("one") }, controller.signal);
    await once(host, "data");
    controller.abort(new WsmanError("canceled", "Nobody waits for it anymore."));
    await expect(post).rejects.toMatchObject({ code: "canceled" });
    expect(connection.isOpen).toBe(false);
    stop();
  });

  test("gives each request its own reply, in their order, however the replies are cut", async () => {
    const { connection, host, stop } = await connected(true, "");
    const replies = ["one", "two", "three"].map(
      (body) => `HTTP/1.1 200 \r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const all = Buffer.from(replies.join(""));
    for (const cut of [1, 40, 45, 70, all.length]) {
      const posts = [1, 2, 3].map(() => connection.post({ headers: {}, body: Buffer.from("?") }, signal));
      expect(connection.awaited).toBe(3);
      host.write(all.subarray(0, cut));
      await new Promise(setImmediate);
      host.write(all.subarray(cut));
      const bodies = (await Promise.all(posts)).map(({ body }) => String(body));
      expect(bodies).toEqual(["one", "two", "three"]);
    }
    expect(connection.isOpen).toBe(true);
    stop();
  });

  test.each([
    ["after the first reply", REPLY.replace("\r\n", "\r\nConnection: close\r\n"), "connection_reset"],
    ["after a reply that is none", `${REPLY}HTP`, "malformed"],
  ])("gives no reply to the requests that are left when it ends %s", async (_, bytes, code) => {
    const { connection, host, stop } = await connected(true, "");
    const posts = [1, 2, 3].map(() => connection.post({ headers: {}, body: Buffer.from("?") }, signal));
    host.write(bytes);
    const outcomes = await Promise.allSettled(posts);
    expect(outcomes[0]).toMatchObject({ status: "fulfilled" });
    for (const outcome of outcomes.slice(1)) expect(outcome).toMatchObject({ status: "rejected", reason: { code } });
    expect(connection.isOpen).toBe(false);
    stop();
  });

  test("is not used again after a reply that did not wait for its request, whatever waits behind it", async () => {
    const { connection, stop } = await connected(false);
    const first = connection.post({ headers: {}, body: Buffer.alloc(64 * 1_048_576) }, signal);
    const second = connection.post({ headers: {}, body: Buffer.from("?") }, signal);
    await expect(first).resolves.toMatchObject({ status: 200 });
    await expect(second).rejects.toMatchObject({ code: "connection_reset" });
    stop();
  });

  test("sends one request in one piece, and no field that is two", async () => {
    const { connection, host, stop } = await connected(true);
    const sent = once(host, "data");
    await connection.post({ headers: { "X-Name": "\xfcber" }, body: Buffer.from("one") }, signal);
    const port = connection.endpoint.port;
    expect(String((await sent)[0].toString("latin1"))).toBe(
      `POST /wsman HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Keep-Alive\r\nX-Name: \xfcber\r\nContent-Length: 3\r\n\r\none`,
    );
    const smuggling = connection.post({ headers: { "X-Name": "a\r\nX-Other: b" }, body: Buffer.from("one") }, signal);
    await expect(smuggling).rejects.toMatchObject({ code: "internal_error" });
    stop();
  });
});
