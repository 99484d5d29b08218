import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { SimulatorError } from "../errors";

/** Where hosts listen that are not told another address. */
export const LOOPBACK = "127.0.0.1";
/** Windows closes an idle WinRM connection after about two minutes. */
const IDLE_TIMEOUT_MS = 120_000;

export interface EndpointOptions {
  /** @default 127.0.0.1 */
  readonly address?: string;
  /** PEM texts; without them the endpoint is plain http. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  readonly onConnection?: (socket: Socket) => void;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
}

/** One listener on an address of this machine that can be closed at once and opened again on the same port. */
export class Endpoint {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #address: string;
  #boundPort = 0;

  constructor(options: EndpointOptions) {
    const { tls, address = LOOPBACK } = options;
    this.#address = address;
    // Type 3 messages and Kerberos tickets are long; Windows accepts 16 kB of headers and so does this.
    const limits = { maxHeaderSize: 16_384, keepAliveTimeout: IDLE_TIMEOUT_MS };
    this.#server =
      tls === undefined
        ? createServer(limits, options.onRequest)
        : createTlsServer({ ...limits, cert: tls.certificate, key: tls.key }, options.onRequest);
    this.#server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
      socket.on("error", () => socket.destroy());
      options.onConnection?.(socket);
    });
    this.#server.on("tlsClientError", (_error, socket: Socket) => socket.destroy());
  }

  get isListening(): boolean {
    return this.#server.listening;
  }

  /** The bound port; 0 before the first `listen`. */
  get port(): number {
    return this.#boundPort;
  }

  /**
   * Listens on `port` (0 = a free one), or on the port of the last time.
   * @throws SimulatorError port_in_use or cannot_listen
   */
  async listen(port = this.#boundPort): Promise<void> {
    if (this.#server.listening) return;
    if (port > 65_535) throw listenFailure(this.#address, port, new Error("the last port is 65535"));
    await new Promise<void>((resolve, reject) => {
      const fail = (cause: Error) => reject(listenFailure(this.#address, port, cause));
      this.#server.once("error", fail);
      this.#server.listen(port, this.#address, () => {
        this.#server.off("error", fail);
        this.#boundPort = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      for (const socket of this.#sockets) socket.destroy();
    });
  }
}

function listenFailure(at: string, port: number, cause: Error): SimulatorError {
  const address = `${at}:${port}`;
  if ("code" in cause && cause.code === "EADDRINUSE") {
    return new SimulatorError({
      code: "port_in_use",
      summary: `Port ${port} on ${at} is in use`,
      detail: "Stop what uses it, or choose another with --base-port or in farm.json.",
      path: address,
    });
  }
  return new SimulatorError({
    code: "cannot_listen",
    summary: `Cannot listen on ${address}`,
    detail: `Choose another port: ${cause.message}.`,
    path: address,
  });
}
