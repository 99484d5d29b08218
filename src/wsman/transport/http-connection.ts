import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import { untilAborted } from "../signals";
import { type HttpReply, readHttpReply } from "./http-reply";
import { type OpenSocket, openSocket } from "./open-socket";
import type { Endpoint, TransportSettings } from "./transport-settings";

export interface HttpPost {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Answered {
  readonly message: IncomingMessage;
  /** Whether all of the request has been written. */
  isWritten(): boolean;
}

/**
 * One kept-alive connection that carries one POST at a time. After any error it is closed for good. Between two POSTs it
 * does not keep the process alive.
 */
export class HttpConnection {
  readonly endpoint: Endpoint;
  /** The certificate the host showed (DER); undefined over http. */
  readonly hostCertificate: Buffer | undefined;
  readonly #socket: Socket;
  readonly #limits: WsmanLimits;
  #requests = 0;

  /** Connects. Errors: see `openSocket`. */
  static async open(settings: TransportSettings, signal: AbortSignal): Promise<HttpConnection> {
    return new HttpConnection(await openSocket(settings.endpoint, settings.tls, signal), settings);
  }

  private constructor({ socket, hostCertificate }: OpenSocket, settings: TransportSettings) {
    this.endpoint = settings.endpoint;
    this.#limits = settings.limits;
    this.#socket = socket;
    this.hostCertificate = hostCertificate;
    // Between requests nobody else listens, and a reset of an idle connection must not end the process.
    socket.on("error", () => socket.destroy());
  }

  /** False as soon as either side has closed. */
  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable && this.#socket.readable;
  }

  get traffic(): { readonly requests: number; readonly bytesSent: number; readonly bytesReceived: number } {
    return { requests: this.#requests, bytesSent: this.#socket.bytesWritten, bytesReceived: this.#socket.bytesRead };
  }

  /** Sends one POST and reads the reply. Rejects with a `WsmanError`; an aborted signal frees the socket at once. */
  async post({ headers, body }: HttpPost, signal: AbortSignal): Promise<HttpReply> {
    this.#socket.ref();
    try {
      signal.throwIfAborted();
      this.#requests += 1;
      return await untilAborted(signal, this.#exchange({ ...headers, "Content-Length": body.length }, body));
    } catch (error) {
      this.close();
      throw networkError(signal.aborted ? signal.reason : error);
    } finally {
      this.#socket.unref();
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  async #exchange(headers: OutgoingHttpHeaders, body: Buffer): Promise<HttpReply> {
    const { message, isWritten } = await this.#send(headers, body);
    const reply = await readHttpReply(message, this.#limits.responseBytes);
    // To a reply that did not wait for all of the request, the next one could be taken as its rest.
    if (/\bclose\b/i.test(message.headers.connection ?? "") || !isWritten()) this.close();
    return reply;
  }

  /** Every end an exchange can have settles it: Node tells of some of them by `upgrade` or `close` alone. */
  #send(headers: OutgoingHttpHeaders, body: Buffer): Promise<Answered> {
    const { host, port, path } = this.endpoint;
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({
        // Without an agent, so that nothing opens another connection, to which authentication would not have moved.
        createConnection: () => this.#socket,
        method: "POST",
        host,
        port,
        path,
        headers: { Connection: "Keep-Alive", ...headers },
        maxHeaderSize: this.#limits.headerBytes,
      });
      let isAnswered = false;
      outgoing.on("error", reject);
      outgoing.on("response", (message) => {
        isAnswered = true;
        resolve({ message, isWritten: () => outgoing.writableFinished });
      });
      outgoing.on("upgrade", (message: IncomingMessage, socket: Socket) => {
        socket.destroy();
        reject(switchedProtocol(message.statusCode));
      });
      outgoing.on("close", () => {
        if (!isAnswered) reject(new WsmanError("connection_reset", "The connection closed without a reply."));
      });
      outgoing.end(body);
    });
  }
}

/** What comes after a 101 is no HTTP; nobody asked for it. */
function switchedProtocol(status: number | undefined): WsmanError {
  const what = `The host answered ${status} and left HTTP, which WinRM never does.`;
  return new WsmanError("unexpected_status", what, { httpStatus: status });
}
