import type { Socket } from "node:net";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import { onAbort, type StopSignal } from "../signals";
import type { HttpReply } from "./http-reply";
import { type OpenSocket, openSocket } from "./open-socket";
import { type ReadReply, ReplyReader } from "./reply-reader";
import { type HttpPost, requestBytes, requestStart } from "./request-bytes";
import type { Endpoint, TransportSettings } from "./transport-settings";

/** A reply that is waited for. */
interface Awaited {
  readonly reader: ReplyReader;
  /** Of its request. */
  readonly bytes: number;
  resolve(reply: HttpReply): void;
  reject(error: unknown): void;
}

/**
 * One kept-alive connection. A POST may be sent before earlier ones are answered (pipelining, RFC 9112 section 9.3.2);
 * replies come in the order of the requests. After any error it is closed for good, and what waits has no reply. While
 * nothing waits, it does not keep the process alive.
 */
export class HttpConnection {
  readonly endpoint: Endpoint;
  /** The certificate the host showed (DER); undefined over http. */
  readonly hostCertificate: Buffer | undefined;
  readonly #socket: Socket;
  readonly #limits: WsmanLimits;
  readonly #start: string;
  /** In the order of their requests. */
  readonly #awaited: Awaited[] = [];
  #requests = 0;

  /** Connects. Errors: see `openSocket`. */
  static async open(settings: TransportSettings, signal: StopSignal): Promise<HttpConnection> {
    return new HttpConnection(await openSocket(settings.endpoint, settings.tls, signal), settings);
  }

  private constructor({ socket, hostCertificate }: OpenSocket, settings: TransportSettings) {
    this.endpoint = settings.endpoint;
    this.#limits = settings.limits;
    this.#start = requestStart(settings.endpoint);
    this.#socket = socket;
    this.hostCertificate = hostCertificate;
    socket.on("data", (bytes) => this.#receive(bytes));
    socket.on("end", () => this.#end());
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(closed()));
  }

  /** False as soon as either side has closed. */
  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable && this.#socket.readable;
  }

  /** How many requests wait for their replies. */
  get awaited(): number {
    return this.#awaited.length;
  }

  get traffic(): { readonly requests: number; readonly bytesSent: number; readonly bytesReceived: number } {
    return { requests: this.#requests, bytesSent: this.#socket.bytesWritten, bytesReceived: this.#socket.bytesRead };
  }

  /** Sends one POST and reads the reply. Rejects with a `WsmanError`; an aborted signal frees the socket at once. */
  async post(post: HttpPost, signal: StopSignal): Promise<HttpReply> {
    let stopListening: (() => void) | undefined;
    try {
      signal.throwIfAborted();
      if (!this.isOpen) throw closed();
      if (this.#awaited.length === 0) this.#socket.ref();
      this.#requests += 1;
      return await new Promise((resolve, reject) => {
        stopListening = onAbort([signal], ({ reason }) => reject(reason));
        this.#send(requestBytes(this.#start, post), resolve, reject);
      });
    } catch (error) {
      this.close();
      throw networkError(signal.aborted ? signal.reason : error);
    } finally {
      stopListening?.();
      if (this.#awaited.length === 0 && this.isOpen) this.#socket.unref();
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(request: Buffer, resolve: Awaited["resolve"], reject: Awaited["reject"]): void {
    this.#awaited.push({ reader: new ReplyReader(this.#limits), bytes: request.length, resolve, reject });
    this.#socket.write(request);
  }

  #receive(bytes: Buffer): void {
    for (let rest = bytes; rest.length > 0; ) {
      const [first] = this.#awaited;
      const whole = this.#tried(() => first?.reader.add(rest));
      // What nobody waits for is no reply to what is sent next: the connection ends.
      if (first === undefined) this.close();
      if (whole === undefined) return;
      this.#answer(whole);
      rest = whole.behind;
    }
  }

  #end(): void {
    const [first] = this.#awaited;
    const whole = this.#tried(() => first?.reader.end());
    if (whole !== undefined) this.#answer(whole);
    this.#fail(closed());
  }

  #tried(read: () => ReadReply | undefined): ReadReply | undefined {
    try {
      return read();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #answer({ reply, staysOpen }: ReadReply): void {
    this.#awaited.shift()?.resolve(reply);
    // To a reply that did not wait for all of its request, the next one could be taken as its rest.
    const later = this.#awaited.reduce((sum, { bytes }) => sum + bytes, 0);
    if (!staysOpen || this.#socket.writableLength > later) this.#fail(closed());
  }

  /** Closes the connection; what waits gets no reply. */
  #fail(error: unknown): void {
    this.close();
    for (const { reject } of this.#awaited.splice(0)) reject(error);
  }
}

function closed(): WsmanError {
  return new WsmanError("connection_reset", "The connection closed without a reply.");
}
