import { BasicChannel } from "../auth/basic/basic-channel";
import { CertificateChannel } from "../auth/certificate/certificate-channel";
import { logonAnswerOf } from "../auth/http-logon";
import { KerberosChannel } from "../auth/kerberos/kerberos-channel";
import type { LogonTurn, MessageChannel } from "../auth/message-channel";
import { NtlmChannel } from "../auth/ntlm/ntlm-channel";
import { takeTurn } from "../auth/take-turn";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import type { Timing } from "../retry/timing";
import { tellingError } from "../retry/transient";
import type { Deadline, StopSignal } from "../signals";
import { HttpConnection } from "../transport/http-connection";
import type { HttpReply } from "../transport/http-reply";
import type { ClientSettings, WsmanCredentials } from "./client-options";

/** What a client has caused so far. */
export interface WsmanStatistics {
  /** Connections that were established. */
  readonly connections: number;
  /** HTTP requests, those of logons among them. */
  readonly requests: number;
  /** Bytes that went into the sockets, as Node counts them. */
  readonly bytesSent: number;
  /** Bytes that came out of the sockets, as Node counts them. */
  readonly bytesReceived: number;
}

/** What an operation may do when a connection turns out to be useless. */
export interface Sending {
  readonly repeatable: boolean;
  readonly writes: boolean;
  /** Why it was not answered when it went ahead. */
  readonly failedAhead?: WsmanError;
  /** Why it has had a new connection, and so a new logon; it gets one. */
  renewedAfter?: WsmanError;
}

interface OpenConnection {
  readonly connection: HttpConnection;
  readonly channel: MessageChannel;
  /** When its last exchange ended, by the clock of `Timing`. */
  lastUsed: number;
  /** Whether the host has accepted the credential here. Until then whatever shows it waits for its turn. */
  isAccepted: boolean;
}

/** Windows closes an idle connection after two minutes, some proxies drop one silently much earlier. */
const LONGEST_IDLE_MS = 60_000;

/** How many messages may wait for their answers: as many as one reading has to ask; more have been seen to break servers. */
const MOST_AT_ONCE = 4;

/** How long after an answer a host is taken to be there still, and to accept the credential still, for several messages. */
const RECENT_MS = 5_000;

/**
 * The one authenticated connection to a host: opened when first needed, kept, replaced by a new and newly authenticated
 * one after a failure or a minute of silence. There never is a second one at the same time. `exchange` is not for
 * concurrent use.
 */
export class Connection {
  readonly #settings: ClientSettings;
  readonly #timing: Timing;
  #open: OpenConnection | undefined;
  #rejection: WsmanError | undefined;
  #goesOneByOne = false;
  #past: WsmanStatistics = { connections: 0, requests: 0, bytesSent: 0, bytesReceived: 0 };

  constructor(settings: ClientSettings, timing: Timing) {
    this.#settings = settings;
    this.#timing = timing;
  }

  get statistics(): WsmanStatistics {
    return this.#open === undefined ? this.#past : add(this.#past, this.#open.connection);
  }

  /**
   * Sends one SOAP message, once more over a new connection where `mayRenew` says so. A credential that was rejected
   * once is not tried again, because every try counts towards locking the account out. Its errors are `transport`.
   */
  async exchange(message: Buffer, sending: Sending, deadline: Deadline): Promise<HttpReply> {
    if (this.#rejection !== undefined) throw this.#rejection;
    const kept = this.#kept();
    // The connection that it went ahead over is closed, so that a new one is its own.
    if (kept === undefined) sending.renewedAfter ??= sending.failedAhead;
    const open = kept ?? (await this.#connect(deadline.signal));
    try {
      const turn = open.isAccepted ? atOnce : this.#logonTurn(open, deadline);
      const reply = await open.channel.exchange(message, deadline.signal, turn);
      open.lastUsed = this.#timing.now();
      this.#noteAnswer(open, reply);
      return reply;
    } catch (cause) {
      this.close();
      const error = networkError(cause).within({ transport: true });
      if (error.code === "unauthorized") this.#rejection = error;
      if (sending.renewedAfter !== undefined || !mayRenew(error, sending, kept !== undefined)) {
        throw tellingError(error, sending.renewedAfter);
      }
      sending.renewedAfter = error;
    }
    return this.exchange(message, sending, deadline);
  }

  /**
   * Whether messages may be sent now before earlier ones are answered: the host answered on this connection just now, and
   * never failed to answer so. Windows reads the next request of a connection when it has answered the one before
   * (`DrainEntityBody` of HTTP_TIMEOUT_LIMIT_INFO tells of "another potentially pipelined request"), so that this saves the
   * way there and back, and never its own time.
   */
  get takesSeveral(): boolean {
    const open = this.#open;
    if (open === undefined || this.#goesOneByOne) return false;
    const { connection, channel, isAccepted, lastUsed } = open;
    return isAccepted && connection.isOpen && channel.takesSeveral && this.#timing.now() - lastUsed <= RECENT_MS;
  }

  /** Whether as many messages wait for their answers as may. */
  get isFull(): boolean {
    return (this.#open?.connection.awaited ?? 0) >= MOST_AT_ONCE;
  }

  /** Sends one SOAP message at once, where it `takesSeveral`, and never again. Its errors are as those of `exchange`. */
  async exchangeAhead(message: Buffer, signal: StopSignal): Promise<HttpReply> {
    const open = this.#open;
    if (open === undefined) throw new WsmanError("connection_reset", "The connection closed.", { transport: true });
    try {
      const reply = await open.channel.exchange(message, signal, atOnce);
      open.lastUsed = this.#timing.now();
      return reply;
    } catch (cause) {
      const error = networkError(cause).within({ transport: true });
      if (error.code === "unauthorized") {
        this.#rejection = error;
        this.close();
      }
      throw error;
    }
  }

  /** From now on, each message waits for the answer to the one before, over a new connection. */
  goOneByOne(): void {
    this.#goesOneByOne = true;
    this.close();
  }

  close(): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    this.#past = add(this.#past, open.connection);
    open.connection.close();
  }

  /** The connection of the last exchange, if it can still be trusted. */
  #kept(): OpenConnection | undefined {
    const open = this.#open;
    if (open?.connection.isOpen && this.#timing.now() - open.lastUsed <= LONGEST_IDLE_MS) return open;
    this.close();
    return undefined;
  }

  /** The reply that carried the logon may have been no answer; then a later one says that it was accepted. */
  #noteAnswer(open: OpenConnection, reply: HttpReply): void {
    if (open.isAccepted || logonAnswerOf(reply) !== "accepted") return;
    open.isAccepted = true;
    this.#settings.logon?.accept();
  }

  #logonTurn({ connection }: OpenConnection, deadline: Deadline): LogonTurn {
    const { logon } = this.#settings;
    return logon === undefined ? atOnce : (logOn) => takeTurn(logon, connection, deadline, logOn);
  }

  async #connect(signal: StopSignal): Promise<OpenConnection> {
    const connection = await HttpConnection.open(this.#settings, signal).catch((error: unknown) => {
      throw networkError(error).within({ unsent: true, transport: true });
    });
    this.#past = { ...this.#past, connections: this.#past.connections + 1 };
    const channel = openChannel(connection, this.#settings.auth);
    this.#open = { connection, channel, lastUsed: this.#timing.now(), isAccepted: false };
    return this.#open;
  }
}

/**
 * Whether a message goes again at once over a new connection. Where the host closed a kept one, or no longer knows its
 * logon, it does, as far as that is safe. Where the encryption broke, somebody else may have had a hand in it: the answer
 * that was lost may have been a success, so that what writes is for the caller to read back first.
 */
function mayRenew(error: WsmanError, { repeatable, writes }: Sending, isKept: boolean): boolean {
  if (error.code === "encryption_broken") return repeatable && !writes;
  return isKept && error.code === "connection_reset" && (repeatable || error.unsent);
}

const atOnce: LogonTurn = (logOn) => logOn();

function openChannel(connection: HttpConnection, auth: WsmanCredentials): MessageChannel {
  switch (auth.scheme) {
    case "basic":
      return new BasicChannel(connection, auth.username, auth.password);
    case "ntlm":
      return new NtlmChannel(connection, auth);
    case "kerberos":
      return new KerberosChannel(connection, auth.spn ?? `host/${connection.endpoint.host}`);
    case "certificate":
      return new CertificateChannel(connection);
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
