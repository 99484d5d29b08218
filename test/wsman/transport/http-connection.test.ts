import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { DEFAULT_LIMITS } from "../../../src/wsman/limits";
import { HttpConnection } from "../../../src/wsman/transport/http-connection";
import { active } from "../../support/active-resources";

const { signal } = new AbortController();
const REPLY = "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n";

/** A connection to a listener that answers whatever comes, or at once where `reads` is false. */
async function connected(reads: boolean): Promise<{ connection: HttpConnection; stop: () => void }> {
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => undefined);
    if (reads) socket.on("data", () => socket.write(REPLY));
    else socket.pause().write(REPLY);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const endpoint = { host: "127.0.0.1", port, path: "/wsman", https: false, url: `http://127.0.0.1:${port}/wsman` };
  const connection = await HttpConnection.open({ endpoint, tls: { trust: {} }, limits: DEFAULT_LIMITS }, signal);
  const stop = () => {
    connection.close();
    // One that is not read would never hear that its client has left.
    for (const socket of accepted) socket.destroy();
    server.close();
  };
  return { connection, stop };
}

/** The sockets that keep this process alive: those of a listener are among them. */
const sockets = () => active("TCPSocketWrap");

describe("a connection", () => {
  test("carries one request after the other, and does not keep the process alive between them", async () => {
    const before = sockets();
    const { connection, stop } = await connected(true);
    for (const body of [Buffer.from("one"), Buffer.from("two")]) {
      await expect(connection.post({ headers: {}, body }, signal)).resolves.toMatchObject({ status: 200 });
      expect(connection.isOpen).toBe(true);
      expect(sockets()).toBe(before + 1);
    }
    const third = connection.post({ headers: {}, body: Buffer.from("three") }, signal);
    expect(sockets()).toBe(before + 2);
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
});
