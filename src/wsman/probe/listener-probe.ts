import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { networkError } from "../errors/network-error";
import type { WsmanError } from "../errors/wsman-error";
import { type ListenerOptions, listenerSettings } from "../exchange/client-options";
import { readReply } from "../exchange/read-reply";
import { DEFAULT_LIMITS } from "../limits";
import { SOAP_CONTENT_TYPE } from "../namespaces";
import { buildIdentifyRequest, parseIdentifyResponse, type WsmanIdentity } from "../operations/identify-messages";
import { untilAborted } from "../signals";
import { type IdentifiedReply, statusError } from "../transport/http-reply";
import { tlsConnectOptions } from "../transport/tls";
import type { Endpoint, TlsSettings } from "../transport/transport-settings";
import { writeXml } from "../xml";
import { postOnce } from "./post-once";
import { type TlsFacts, tlsFacts } from "./tls-facts";

/** What answered at an address, to somebody who has not logged on. */
export interface ListenerAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  /** The header `Server`. */
  readonly server: string | undefined;
  /** The header `Date`, where it holds one. */
  readonly date: Date | undefined;
  /** What the service says it is; absent where none answered as one. */
  readonly identity: WsmanIdentity | undefined;
  /** Schemes that a logon may use, as the host spells them. */
  readonly schemes: readonly string[];
  /** Whether a web page came, as from a proxy or another web server. */
  readonly isWebPage: boolean;
  /** What a client would make of the status, where it is neither of a service nor of one that wants a logon. */
  readonly problem: WsmanError | undefined;
}

/**
 * One listener, looked at step by step without any credential: its addresses, its port, its certificate, and who answers.
 * Each step uses what the one before left open. Every method rejects with a `WsmanError`.
 */
export class ListenerProbe {
  readonly endpoint: Endpoint;
  /** Without a client certificate, which is a credential. */
  readonly #trust: TlsSettings;
  #address: string | undefined;
  #socket: Socket | undefined;

  /** @throws WsmanError as the client does for the same options */
  constructor(options: ListenerOptions) {
    const { endpoint, trust } = listenerSettings(options);
    this.endpoint = endpoint;
    this.#trust = trust;
  }

  /** The name that the host's certificate must be for. */
  get expectedName(): string {
    return this.#trust.serverName ?? this.endpoint.host;
  }

  /** All addresses of the host. Error `name_not_resolved`. */
  async addresses(signal: AbortSignal): Promise<readonly string[]> {
    const { host } = this.endpoint;
    if (isIP(host) !== 0) return [host];
    const found = await this.#inTime(signal, lookup(host, { all: true }));
    return [...new Set(found.map(({ address }) => address))];
  }

  /** Connects to an address; the first connection is kept for what follows. */
  async connect(address: string, signal: AbortSignal, port = this.endpoint.port): Promise<void> {
    const socket = await this.#openTcp(address, port, signal);
    if (this.#socket !== undefined || port !== this.endpoint.port) socket.destroy();
    else [this.#socket, this.#address] = [socket, address];
  }

  /** Shakes hands over the connection that was kept, whatever the certificate. */
  async handshake(signal: AbortSignal): Promise<TlsFacts> {
    const socket = await this.#openTls(await this.#connected(signal), signal);
    this.#socket = socket;
    return tlsFacts(socket, this.expectedName, new Date());
  }

  /** Asks who is there, and how one may log on. */
  async ask(signal: AbortSignal): Promise<ListenerAnswer> {
    const identify = { "Content-Type": SOAP_CONTENT_TYPE, WSMANIDENTIFY: "unauthenticated" };
    const first = await this.#post(identify, writeXml(buildIdentifyRequest()), signal);
    const identity = identityIn(first);
    // Only a request without anything is told the schemes.
    const isEnough = identity === undefined && first.status !== 500;
    const second = isEnough ? first : await this.#post({}, "", signal);
    const isService = identity !== undefined || second.status === 401;
    return {
      status: first.status,
      contentType: first.contentType,
      server: first.server,
      date: dateOf(first),
      identity,
      schemes: second.offered.map(({ scheme }) => scheme),
      isWebPage: /\bhtml\b/i.test(first.contentType ?? "") || /^\s*<(?:!doctype )?html\b/i.test(textOf(first)),
      problem: isService ? undefined : statusError(first),
    };
  }

  /** Whether the port speaks the other of http and https. */
  async speaksOther(signal: AbortSignal): Promise<boolean> {
    this.close();
    const other = { ...this.endpoint, https: !this.endpoint.https };
    try {
      const socket = await this.#connected(signal);
      if (other.https) await this.#openTls(socket, signal);
      else await this.#inTime(signal, postOnce(socket, other, { headers: {}, body: Buffer.alloc(0) }));
      return true;
    } catch {
      return false;
    } finally {
      this.close();
    }
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #post(headers: Record<string, string>, body: string, signal: AbortSignal): Promise<IdentifiedReply> {
    const { https } = this.endpoint;
    let socket = await this.#connected(signal);
    if (https && !("encrypted" in socket)) socket = await this.#openTls(socket, signal);
    this.#socket = socket;
    return this.#inTime(signal, postOnce(socket, this.endpoint, { headers, body: Buffer.from(body) }));
  }

  /** The connection that was kept, or a new one to where it led. */
  async #connected(signal: AbortSignal): Promise<Socket> {
    if (this.#socket?.destroyed === false && this.#socket.writable) return this.#socket;
    this.#socket = await this.#openTcp(this.#address ?? this.endpoint.host, this.endpoint.port, signal);
    return this.#socket;
  }

  async #openTcp(host: string, port: number, signal: AbortSignal): Promise<Socket> {
    const socket = connectTcp({ host, port });
    return this.#established(socket, "connect", signal);
  }

  async #openTls(socket: Socket, signal: AbortSignal): Promise<TLSSocket> {
    const options = tlsConnectOptions(this.endpoint, { trust: this.#trust });
    const encrypted = connectTls({ ...options, host: undefined, socket, rejectUnauthorized: false });
    try {
      return await this.#established(encrypted, "secureConnect", signal);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  async #established<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
    try {
      const open = new Promise<S>((resolve, reject) => {
        // It stays: an error that comes later finds somebody who hears it.
        socket.on("error", reject);
        socket.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
        socket.once(event, () => resolve(socket));
      });
      return await this.#inTime(signal, open);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  async #inTime<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
    try {
      return await untilAborted(signal, task);
    } catch (error) {
      const { host, url } = this.endpoint;
      throw networkError(error).within({ host, endpoint: url });
    }
  }
}

function identityIn(reply: IdentifiedReply): WsmanIdentity | undefined {
  try {
    return parseIdentifyResponse(readReply(reply, DEFAULT_LIMITS).body);
  } catch {
    return undefined;
  }
}

function dateOf({ date }: IdentifiedReply): Date | undefined {
  const time = new Date(date ?? "");
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function textOf({ body }: IdentifiedReply): string {
  return body.subarray(0, 512).toString("latin1");
}
