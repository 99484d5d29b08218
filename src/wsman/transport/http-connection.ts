import type { Socket } from "node:net";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import { untilAborted } from "../signals";
import type { HttpReply } from "./http-reply";
import { type OpenSocket, openSocket } from "./open-socket";
import { type ReadReply, ReplyReader } from "./reply-reader";
import { type HttpPost, requestBytes, requestStart } from "./request-bytes";
import type { Endpoint, TransportSettings } from "./transport-settings";

/** The reply that is waited for. */
interface Awaited {
  readonly reader: ReplyReader;
  resolve(reply: HttpReply): void;
  reject(error: unknown): void;
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
  readonly #start: string;
  #awaited: Awaited | undefined;
  #requests = 0;

  /** Connects. Errors: see `openSocket`. */
  static async open(settings: TransportSettings, signal: AbortSignal): Promise<HttpConnection> {
    return new HttpConnection(await openSocket(settings.endpoint, settings.tls, signal), settings);
  }

  private constructor({ socket, hostCertificate }: OpenSocket, settings: TransportSettings) {
    this.endpoint = settings.endpoint;
    this.#limits = settings.limits;
    this.#start = requestStart(settings.endpoint);
    this.#socket = socket;
    this.hostCertificate = hostCertificate;
    socket.on("data", (bytes) => this.#receive(({ reader }) => reader.add(bytes)));
    socket.on("end", () => this.#receive(({ reader }) => reader.end()));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => {
      if (this.#awaited !== undefined) this.#fail(closed());
    });
  }

  /** False as soon as either side has closed. */
  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable && this.#socket.readable;
  }

  get traffic(): { readonly requests: number; readonly bytesSent: number; readonly bytesReceived: number } {
    return { requests: this.#requests, bytesSent: this.#socket.bytesWritten, bytesReceived: this.#socket.bytesRead };
  }

  /** Sends one POST and reads the reply. Rejects with a `WsmanError`; an aborted signal frees the socket at once. */
  async post(post: HttpPost, signal: AbortSignal): Promise<HttpReply> {
    this.#socket.ref();
    try {
      signal.throwIfAborted();
      this.#requests += 1;
      return await untilAborted(signal, this.#exchange(requestBytes(this.#start, post)));
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

  #exchange(request: Buffer): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) throw closed();
      this.#awaited = { reader: new ReplyReader(this.#limits), resolve, reject };
      this.#socket.write(request);
    });
  }

  /** What nobody waits for is no reply to what is sent next: the connection ends. */
  #receive(read: (awaited: Awaited) => ReadReply | undefined): void {
    const awaited = this.#awaited;
    if (awaited === undefined) {
      this.close();
      return;
    }
    try {
      const whole = read(awaited);
      if (whole === undefined) return;
      this.#awaited = undefined;
      // To a reply that did not wait for all of the request, the next one could be taken as its rest.
      if (!whole.staysOpen || this.#socket.writableLength > 0) this.close();
      awaited.resolve(whole.reply);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const awaited = this.#awaited;
    this.#awaited = undefined;
    this.close();
    awaited?.reject(error);
  }
}

function closed(): WsmanError {
  return new WsmanError("connection_reset", "The connection closed without a reply.");
}
