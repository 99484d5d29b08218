import { createServer, type Server, type Socket } from "node:net";
import { WsmanClient, type WsmanClientOptions, WsmanError } from "../../src/wsman";
import { ManualTiming } from "../support/manual-timing";
import { BASIC, call, PASSWORD } from "../support/wsman-bench";

const NTLM = { auth: { scheme: "ntlm", username: "CONTOSO\\admin", password: PASSWORD } } as const;
const TIMEOUT_MS = 1_500;

/** A listener that does the same with every connection. */
class Listener {
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server) {}

  static async start(onConnection: (socket: Socket) => void): Promise<Listener> {
    const server = createServer();
    const listener = new Listener(server);
    server.on("connection", (socket) => {
      listener.sockets.add(socket);
      socket.on("error", () => undefined);
      onConnection(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return listener;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** What a call to such a listener comes to. It must come to something: else the test runs into its limit. */
async function outcome(onConnection: (socket: Socket) => void, options: Partial<WsmanClientOptions>): Promise<string> {
  const listener = await Listener.start(onConnection);
  const { port } = listener;
  const client = new WsmanClient(
    { host: "127.0.0.1", port, https: false, timeoutMs: TIMEOUT_MS, ...BASIC, ...options },
    new ManualTiming(),
  );
  try {
    await call(client);
    return "answered";
  } catch (error) {
    if (!(error instanceof WsmanError)) throw error;
    return error.code;
  } finally {
    await client.close();
    await listener.stop();
  }
}

/** Answers every request with these bytes, then does something to the socket. */
const answers =
  (text: string, then: (socket: Socket) => void = () => undefined) =>
  (socket: Socket) => {
    socket.on("data", () => {
      if (socket.writable) socket.write(text);
      then(socket);
    });
  };

const STATUSES = Array.from({ length: 500 }, (_, index) => 100 + index);
const chunks = (size: number) =>
  Array.from({ length: Math.ceil(STATUSES.length / size) }, (_, index) =>
    STATUSES.slice(index * size, (index + 1) * size),
  );

describe("Every HTTP status ends an exchange", () => {
  test.each(chunks(100).map((statuses) => [statuses[0], statuses] as const))("from %d on", async (_, statuses) => {
    for (const [name, options] of [
      ["Basic", BASIC],
      ["NTLM", NTLM],
    ] as const) {
      const outcomes = await Promise.all(
        statuses.map((status) =>
          outcome(
            answers(`HTTP/1.1 ${status} \r\nConnection: Upgrade\r\nUpgrade: other\r\nContent-Length: 0\r\n\r\n`),
            options,
          ),
        ),
      );
      for (const [index, code] of outcomes.entries()) {
        expect({ name, status: statuses[index], code }).not.toMatchObject({
          code: expect.stringMatching(/^(answered|internal_error)$/),
        });
      }
    }
  });

  test("and 101 is told for what it is", async () => {
    const switching = answers("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n");
    expect(await outcome(switching, {})).toBe("unexpected_status");
    expect(await outcome(switching, NTLM)).toBe("unexpected_status");
  });
});

const HEAD = "HTTP/1.1 200 \r\nContent-Type: application/soap+xml\r\n";
const ENDS: readonly [string, (socket: Socket) => void, string][] = [
  ["closes at once", (socket) => socket.end(), "connection_reset"],
  ["resets at once", (socket) => socket.resetAndDestroy(), "connection_reset"],
  ["closes after the request", answers("", (socket) => socket.end()), "connection_reset"],
  ["resets after the request", answers("", (socket) => socket.resetAndDestroy()), "connection_reset"],
  ["says nothing", () => undefined, "timeout"],
  ["stops in the status line", answers("HTTP/1.1 20"), "timeout"],
  ["closes in the status line", answers("HTTP/1.1 20", (socket) => socket.end()), "connection_reset"],
  ["stops in the header", answers(HEAD), "timeout"],
  ["stops in the body", answers(`${HEAD}Content-Length: 100\r\n\r\n<s:E`), "timeout"],
  [
    "closes in the body",
    answers(`${HEAD}Content-Length: 100\r\n\r\n<s:E`, (socket) => socket.end()),
    "connection_reset",
  ],
  ["stops in a chunk", answers(`${HEAD}Transfer-Encoding: chunked\r\n\r\nff\r\n<s:E`), "timeout"],
  ["goes on with interim answers", forever("HTTP/1.1 102 \r\n\r\n"), "timeout"],
  ["goes on with a header", forever(`X-More: ${"1".repeat(200)}\r\n`, HEAD), "too_large"],
  ["goes on with a body", forever("x".repeat(1_024), `${HEAD}Content-Length: 9999999\r\n\r\n`), "too_large"],
];

/** Goes on until the client has enough. */
function forever(text: string, first = ""): (socket: Socket) => void {
  return (socket) => {
    socket.once("data", () => {
      socket.write(first);
      const timer = setInterval(() => socket.writable && socket.write(text), 1);
      socket.once("close", () => clearInterval(timer));
    });
  };
}

describe("A host that", () => {
  test.each(ENDS)("%s ends the exchange", async (_, onConnection, code) => {
    const codes = await Promise.all([outcome(onConnection, {}), outcome(onConnection, NTLM)]);
    expect(codes).toEqual([code, code]);
  });

  test.each([
    ["says nothing", () => undefined, "timeout"],
    ["closes", (socket: Socket) => socket.end(), "connection_reset"],
    ["speaks http", answers("HTTP/1.1 400 \r\n\r\n"), "tls_failed"],
    ["begins a handshake and stops", answers(String.fromCharCode(22, 3, 3, 0, 100)), "timeout"],
  ] as const)("%s when the TLS handshake begins ends it", async (_, onConnection, code) => {
    expect(await outcome(onConnection, { https: true, ...NTLM })).toBe(code);
  });
});
