import { BasicChannel } from "./auth/basic/basic-channel";
import type { MessageChannel } from "./auth/message-channel";
import { NtlmChannel } from "./auth/ntlm/ntlm-channel";
import type { ClientSettings, WsmanCredentials } from "./client-options";
import { WsmanError } from "./errors";
import { HttpConnection } from "./transport/http-connection";
import type { HttpReply } from "./transport/http-reply";

/** What a client has caused so far. Bytes are those of the sockets, as Node counts them. */
export interface WsmanStatistics {
  readonly connections: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

interface Link {
  readonly connection: HttpConnection;
  readonly channel: MessageChannel;
}

/**
 * The one authenticated connection to a host: opened when first needed, kept, replaced by a new and newly authenticated
 * one after a failure. A message is sent once and never again. Not for concurrent use.
 */
export class HostSession {
  readonly #settings: ClientSettings;
  #link: Link | undefined;
  #rejection: WsmanError | undefined;
  #past: WsmanStatistics = { connections: 0, requests: 0, bytesSent: 0, bytesReceived: 0 };

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  get statistics(): WsmanStatistics {
    return this.#link === undefined ? this.#past : add(this.#past, this.#link.connection);
  }

  /**
   * Sends one SOAP message. A credential that was rejected once is not tried again, because every try counts towards
   * locking the account out.
   */
  async exchange(message: Buffer, signal: AbortSignal): Promise<HttpReply> {
    if (this.#rejection !== undefined) throw this.#rejection;
    const link = await this.#connect(signal);
    try {
      return await link.channel.exchange(message, signal);
    } catch (error) {
      this.close();
      if (error instanceof WsmanError && error.code === "unauthorized") this.#rejection = error;
      throw error;
    }
  }

  close(): void {
    const link = this.#link;
    if (link === undefined) return;
    this.#link = undefined;
    this.#past = add(this.#past, link.connection);
    link.connection.close();
  }

  async #connect(signal: AbortSignal): Promise<Link> {
    if (this.#link?.connection.isOpen) return this.#link;
    this.close();
    const connection = await HttpConnection.open(this.#settings, signal);
    this.#past = { ...this.#past, connections: this.#past.connections + 1 };
    this.#link = { connection, channel: openChannel(connection, this.#settings.auth) };
    return this.#link;
  }
}

function openChannel(connection: HttpConnection, auth: WsmanCredentials): MessageChannel {
  switch (auth.scheme) {
    case "basic":
      return new BasicChannel(connection, auth.username, auth.password);
    case "ntlm":
      return new NtlmChannel(connection, auth);
  }
}

function add(past: WsmanStatistics, { traffic }: HttpConnection): WsmanStatistics {
  return {
    connections: past.connections,
    requests: past.requests + traffic.requests,
    bytesSent: past.bytesSent + traffic.bytesSent,
    bytesReceived: past.bytesReceived + traffic.bytesReceived,
  };
}
