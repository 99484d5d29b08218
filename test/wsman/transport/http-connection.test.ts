import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { DEFAULT_LIMITS } from "../../../src/wsman/limits";
import { HttpConnection } from "../../../src/wsman/transport/http-connection";

const { signal } = new AbortController();
const REPLY = "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n";

/** A connection to a listener that answers whatever comes, or at once where `reads` is false. */
async function connected(reads: boolean): Promise<{ connection: HttpConnection; stop: () => void }> {
  const server = createServer((socket) => {
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
    server.close();
  };
  return { connection, stop };
}

/** The sockets that keep this process alive: those of a listener are among them. */
const sockets = () => process.getActiveResourcesInfo().filter((resource) => resource === "TCPSocketWrap").length;

describe("a connection", () => {
  test("carries one request after the other, and does not keep the process alive between them", async () => {
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
});
