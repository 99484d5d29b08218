import { EventEmitter, once } from "node:events";
import { createServer as createTcpServer, type Server } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { Client, credentials, Metadata, status } from "@grpc/grpc-js";
import { type Connection, createGrpcServer, type GrpcServer, type UnaryHandler } from "../../../src/plugin/grpc/server";
import { createCertificate } from "../../../src/plugin/handshake/certificate";
import { type MutualTls, mutualTls } from "../../../src/plugin/handshake/mutual-tls";

const own = createCertificate();
const terraform = createCertificate();
const tls = { ...own, clientCertificate: terraform.certificate };

/** A handler that waits for its signal, and lets a test wait for both. */
const waiting = (() => {
  const events = new EventEmitter();
  const handle = async (signal: AbortSignal): Promise<Buffer> => {
    events.emit("started");
    await once(signal, "abort");
    events.emit("aborted");
    return Buffer.alloc(0);
  };
  return { handle, started: once(events, "started"), aborted: once(events, "aborted") };
})();

const service: Connection = {
  unary: new Map<string, UnaryHandler>([
    ["/test.Echo/Say", async (message: Buffer) => message],
    ["/test.Echo/Wait", (_: Buffer, signal: AbortSignal) => waiting.handle(signal)],
    ["/test.Echo/Fail", () => Promise.reject(new Error("with a secret"))],
  ]),
  held: new Set(["/test.Echo/Listen"]),
  closed: () => {},
};

interface StartOptions {
  readonly tls?: MutualTls;
  readonly connect: () => Connection;
}

async function start({ tls, connect }: StartOptions): Promise<{ server: GrpcServer; tcp: Server; address: string }> {
  const server = createGrpcServer(connect);
  const tcp = createTcpServer(tls === undefined ? server.accept : mutualTls(tls, server.accept));
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as { port: number };
  return { server, tcp, address: `127.0.0.1:${port}` };
}

function call(client: Client, path: string, message: Buffer): Promise<Buffer> {
  const bytes = (buffer: Buffer) => buffer;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, bytes, bytes, message, (error, answer) =>
      error === null ? resolve(answer as Buffer) : reject(error),
    );
  });
}

describe("grpc-js, as a foreign client over mutual TLS,", () => {
  let running: Awaited<ReturnType<typeof start>>;
  let client: Client;
  let closed = 0;

  beforeAll(async () => {
    running = await start({ tls, connect: () => ({ ...service, closed: () => void closed++ }) });
    const ssl = credentials.createSsl(
      Buffer.from(own.certificate),
      Buffer.from(terraform.privateKey),
      Buffer.from(terraform.certificate),
    );
    client = new Client(running.address, ssl, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.max_receive_message_length": -1,
    });
  });
  afterAll(() => {
    client.close();
    running.server.close();
    running.tcp.close();
  });

  test.each([0, 1, 20_000, 9_000_000])("gets back a message of %i bytes", async (size) => {
    const message = Buffer.alloc(size, "x");
    expect((await call(client, "/test.Echo/Say", message)).equals(message)).toBe(true);
  });

  test("has many calls answered at once", async () => {
    const messages = Array.from({ length: 50 }, (_, index) => Buffer.from(`message ${index}`));
    expect(await Promise.all(messages.map((message) => call(client, "/test.Echo/Say", message)))).toEqual(messages);
  });

  test("is told what is not implemented", async () => {
    const unknown = call(client, "/test.Echo/Sing", Buffer.alloc(0));
    await expect(unknown).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: expect.stringContaining("Sing"),
    });
  });

  test("learns nothing of an exception", async () => {
    const failed = call(client, "/test.Echo/Fail", Buffer.alloc(0));
    await expect(failed).rejects.toMatchObject({
      code: status.INTERNAL,
      message: expect.not.stringContaining("secret"),
    });
  });

  test("may keep a silent stream open until it leaves", async () => {
    const bytes = (buffer: Buffer) => buffer;
    const stream = client.makeBidiStreamRequest("/test.Echo/Listen", bytes, bytes, new Metadata());
    await new Promise((resolve) => stream.once("metadata", resolve));
    const ended = new Promise<{ code: number }>((resolve) => stream.once("error", (e) => resolve(e as never)));
    stream.on("data", () => {});
    stream.cancel();
    expect((await ended).code).toBe(status.CANCELLED);
  });

  test("has its handler's signal aborted when it cancels", async () => {
    const bytes = (buffer: Buffer) => buffer;
    const request = client.makeUnaryRequest("/test.Echo/Wait", bytes, bytes, Buffer.alloc(0), () => {});
    await waiting.started;
    request.cancel();
    await waiting.aborted;
  });

  test("is missed when it is gone", async () => {
    client.close();
    while (closed === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(1);
  });
});

describe("a caller", () => {
  let running: Awaited<ReturnType<typeof start>>;
  const connected = jest.fn(() => service);
  beforeAll(async () => {
    running = await start({ tls, connect: connected });
  });
  afterAll(() => {
    running.server.close();
    running.tcp.close();
  });

  function handshake(identity: { key?: string; cert?: string }): Promise<string> {
    const port = Number(running.address.split(":")[1]);
    return new Promise((resolve) => {
      const socket: TLSSocket = connectTls({
        port,
        host: "127.0.0.1",
        servername: "localhost",
        ca: own.certificate,
        ALPNProtocols: ["h2"],
        ...identity,
      });
      const done = (outcome: string) => {
        socket.destroy();
        resolve(outcome);
      };
      // TLS 1.3 refuses after the client's own handshake; the first bytes of HTTP/2 tell that it did not.
      socket.once("data", () => done("accepted"));
      socket.once("error", () => done("refused"));
      socket.once("close", () => done("refused"));
    });
  }

  test("with Terraform's certificate gets in", async () => {
    expect(await handshake({ key: terraform.privateKey, cert: terraform.certificate })).toBe("accepted");
  });

  test("without a certificate, or with another one, is refused", async () => {
    connected.mockClear();
    const stranger = createCertificate();
    expect(await handshake({})).toBe("refused");
    expect(await handshake({ key: stranger.privateKey, cert: stranger.certificate })).toBe("refused");
    expect(connected).not.toHaveBeenCalled();
  });
});
