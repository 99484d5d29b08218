import { connect as connectHttp2, constants, type OutgoingHttpHeaders } from "node:http2";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { type CallOptions, Client, credentials, Metadata, status } from "@grpc/grpc-js";
import { createCertificate } from "../../../src/plugin/handshake/certificate";
import { EchoProcess, RUNTIMES } from "./echo-process";

const own = createCertificate();
const terraform = createCertificate();
const tls = { ...own, clientCertificate: terraform.certificate };
const bytes = (buffer: Buffer) => buffer;
const NOTHING = Buffer.alloc(0);

function call(client: Client, method: string, message: Buffer, options: CallOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const path = `/test.Echo/${method}`;
    client.makeUnaryRequest(path, bytes, bytes, message, new Metadata(), options, (error, answer) =>
      error === null ? resolve(answer as Buffer) : reject(error),
    );
  });
}

describe.each(RUNTIMES)("over mutual TLS, served by $name, grpc-js as a foreign client", (runtime) => {
  let server: EchoProcess;
  let client: Client;

  beforeAll(async () => {
    server = new EchoProcess(runtime, tls);
    const address = await server.address();
    const ssl = credentials.createSsl(
      Buffer.from(own.certificate),
      Buffer.from(terraform.privateKey),
      Buffer.from(terraform.certificate),
    );
    client = new Client(address, ssl, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.max_receive_message_length": -1,
    });
  });
  afterAll(async () => {
    client.close();
    await server.stop();
  });

  test.each([0, 1, 20_000, 9_000_000])("gets back a message of %i bytes", async (size) => {
    const message = Buffer.alloc(size, "x");
    expect((await call(client, "Say", message)).equals(message)).toBe(true);
  });

  test("has many calls answered at once", async () => {
    const messages = Array.from({ length: 50 }, (_, index) => Buffer.alloc(index * 1000, `message ${index}`));
    expect(await Promise.all(messages.map((message) => call(client, "Say", message)))).toEqual(messages);
  });

  test("is told what is not implemented, also while it sends a long message", async () => {
    const refusal = { code: status.UNIMPLEMENTED, details: "/test.Echo/Sing is not implemented" };
    await expect(call(client, "Sing", NOTHING)).rejects.toMatchObject(refusal);
    await expect(call(client, "Sing", Buffer.alloc(4_000_000))).rejects.toMatchObject(refusal);
  });

  test("learns nothing of an exception", async () => {
    const refusal = { code: status.INTERNAL, details: "the request could not be read" };
    await expect(call(client, "Fail", NOTHING)).rejects.toMatchObject(refusal);
  });

  test("may keep a silent stream open until it leaves", async () => {
    const stream = client.makeBidiStreamRequest("/test.Echo/Listen", bytes, bytes, new Metadata());
    await new Promise((resolve) => stream.once("metadata", resolve));
    const ended = new Promise<{ code: number }>((resolve) => stream.once("error", (e) => resolve(e as never)));
    stream.on("data", () => {});
    stream.cancel();
    expect((await ended).code).toBe(status.CANCELLED);
  });

  test("has its handler's signal aborted when it cancels, and at its deadline", async () => {
    const request = client.makeUnaryRequest("/test.Echo/Wait", bytes, bytes, NOTHING, () => {});
    await server.told(/started/);
    request.cancel();
    await server.told(/aborted/);
    const late = call(client, "Wait", NOTHING, { deadline: Date.now() + 1_000 });
    await expect(late).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    await server.told(/aborted/);
  });

  test("is told when the server closes, which ends what runs, and is missed when it has left", async () => {
    const running = call(client, "Wait", NOTHING);
    await server.told(/started/);
    await call(client, "Close", NOTHING);
    await expect(running).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await server.told(/closed/);
    await call(client, "Say", NOTHING);
    await server.told(/connected/);
    client.close();
    await server.told(/closed/);
  });
});

/** What a caller is answered that speaks HTTP/2, be it gRPC or not. */
interface HttpAnswer {
  readonly status?: number;
  readonly grpc?: string;
  readonly message?: string;
}

const CALL = { ":method": "POST", ":path": "/test.Echo/Say", "content-type": "application/grpc", te: "trailers" };

describe.each(RUNTIMES)("without encryption, served by $name, a caller", (runtime) => {
  let server: EchoProcess;
  let address: string;
  beforeAll(async () => {
    server = new EchoProcess(runtime);
    address = await server.address();
  });
  afterAll(() => server.stop());

  async function ask(headers: OutgoingHttpHeaders, body: Buffer): Promise<HttpAnswer> {
    const session = connectHttp2(`http://${address}`);
    try {
      const stream = session.request({ ...CALL, ...headers });
      let answer: HttpAnswer = {};
      const take = (got: Record<string, unknown>) => {
        const { ":status": httpStatus, "grpc-status": grpc, "grpc-message": message } = got;
        answer = { ...answer, ...JSON.parse(JSON.stringify({ status: httpStatus, grpc, message })) };
      };
      stream.on("response", take).on("trailers", take).resume();
      stream.end(body);
      await new Promise((resolve) => stream.once("close", resolve));
      return answer;
    } finally {
      session.destroy();
    }
  }

  test.each([
    ["another method", { ":method": "PUT" }, 405],
    ["another type of content", { "content-type": "application/json" }, 415],
    ["gRPC for browsers", { "content-type": "application/grpc-web" }, 415],
    ["no wish for trailers", { te: undefined }, 400],
  ])("with %s is no call", async (_, headers, expected) => {
    expect(await ask(headers, NOTHING)).toEqual({ status: expected });
  });

  test.each([
    ["a compressed message", "0100000000", "12", "compressed messages are not supported"],
    ["an unknown flag", "0200000000", "13", "the message has an unknown flag"],
    ["no message", "", "12", "the call takes a message, and none was sent"],
    ["half a message", "000000000461", "13", "the message ends too early"],
    ["two messages", "00000000000000000000", "12", "the call takes a single message"],
    ["a length beyond the limit", "00ffffffff", "8", "the message has 4294967295 bytes, and the limit is 268435456"],
  ])("with %s is told so", async (_, body, grpc, message) => {
    expect(await ask({}, Buffer.from(body, "hex"))).toEqual({ status: 200, grpc, message });
  });

  test("has what it named repeated in a form that is safe in a header", async () => {
    const { message } = await ask({ ":path": "/50%" }, NOTHING);
    expect(message).toBe("/50%25 is not implemented");
  });

  test("that resets its stream in all ways loses no more than the stream", async () => {
    const session = connectHttp2(`http://${address}`);
    for (const code of [constants.NGHTTP2_CANCEL, constants.NGHTTP2_INTERNAL_ERROR, constants.NGHTTP2_NO_ERROR]) {
      const stream = session.request({ ...CALL, ":path": "/test.Echo/Wait" });
      stream.on("error", () => {}).end(Buffer.alloc(5));
      await server.told(/started/);
      stream.close(code);
      await server.told(/aborted/);
    }
    session.destroy();
    await server.told(/closed/);
    expect(await ask({}, Buffer.from("000000000161", "hex"))).toEqual({ status: 200, grpc: "0" });
  });
});

describe.each(RUNTIMES)("served by $name, a caller of the TLS socket", (runtime) => {
  let server: EchoProcess;
  let address: string;
  beforeAll(async () => {
    server = new EchoProcess(runtime, tls);
    address = await server.address();
  });
  afterAll(() => server.stop());

  function handshake(identity: { key?: string; cert?: string }): Promise<string> {
    const port = Number(address.split(":")[1]);
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

  test("with Terraform's certificate gets in, without one or with another is refused", async () => {
    const stranger = createCertificate();
    expect(await handshake({})).toBe("refused");
    expect(await handshake({ key: stranger.privateKey, cert: stranger.certificate })).toBe("refused");
    expect(await handshake({ key: terraform.privateKey, cert: terraform.certificate })).toBe("accepted");
    expect(await server.told(/closed/)).toEqual(["connected", "closed"]);
  });
});
