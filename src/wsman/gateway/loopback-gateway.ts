import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { takeTurn } from "../auth/take-turn";
import type { ResponseEnvelope } from "../envelope";
import { networkError } from "../errors/network-error";
import { WsmanError } from "../errors/wsman-error";
import { type ClientSettings, clientSettings, type WsmanClientOptions } from "../exchange/client-options";
import { readReply } from "../exchange/read-reply";
import { SYSTEM_TIMING, TimeBudget } from "../retry/timing";
import { withRetries } from "../retry/with-retries";
import { type Deadline, SerialQueue, Stop, type StopSignal, untilAborted, withDeadline } from "../signals";
import type { HttpConnection } from "../transport/http-connection";
import type { HttpReply } from "../transport/http-reply";
import type { HttpPost } from "../transport/request-bytes";
import { GatewayLinks } from "./gateway-links";
import { readRequest, showsPassword, writeReply } from "./gateway-messages";

const LOOPBACK = "127.0.0.1";

/** Where a foreign client sends its requests instead of to the host: plain http on 127.0.0.1. */
export interface GatewayAddress {
  /** 127.0.0.1. */
  readonly host: string;
  /** A free TCP port. */
  readonly port: number;
  /** Cannot be guessed by another user of this machine. */
  readonly path: string;
}

/** What one operation of the foreign client came to. */
export interface GatewayResult<T> {
  /** What the foreign client made of it. */
  readonly value: T;
  /** The last reply, as it was. */
  readonly envelope: ResponseEnvelope;
}

/** What the exchanges of one `run` came to. */
interface Run {
  readonly deadline: Deadline;
  reply?: HttpReply;
  failure?: WsmanError;
}

/**
 * Carries the HTTP exchanges of a WS-Management client written by others over this layer's own transport: its
 * certificate checks, its time limit, its limits of size, its errors. Authentication stays the foreign client's. What
 * it sends is readable on the way from it to here, which does not leave the process's machine.
 */
export class LoopbackGateway {
  readonly #settings: ClientSettings;
  readonly #path = `/${randomBytes(16).toString("hex")}`;
  readonly #server: Server;
  readonly #links: GatewayLinks;
  readonly #queue = new SerialQueue();
  readonly #closing = new Stop();
  #run: Run | undefined;
  #listening: Promise<void> | undefined;

  /** Errors of `WsmanClient`'s options. */
  constructor(options: WsmanClientOptions) {
    this.#settings = clientSettings(options);
    this.#links = new GatewayLinks(this.#settings);
    this.#server = createServer({ maxHeaderSize: this.#settings.limits.headerBytes }, (request, response) => {
      void this.#serve(request, response);
    });
    this.#server.on("connection", (socket: Socket) => socket.unref());
  }

  /**
   * Runs one operation of the foreign client, one at a time, in what is left of `time`. Rejects with a `WsmanError` that
   * says what really went wrong, whatever the foreign client made of it.
   *
   * @param time shared by the operations that are one question @default what one question has
   */
  run<T>(
    operation: string,
    task: (address: GatewayAddress) => Promise<T>,
    signal?: StopSignal,
    time = new TimeBudget(this.#settings.timeoutMs),
  ): Promise<GatewayResult<T>> {
    const { endpoint } = this.#settings;
    const signals = this.#signals(signal);
    const attempt = () => {
      const begin = performance.now();
      const inTime = async (deadline: Deadline) => {
        // A server that is closed before it listens tells nobody.
        await untilAborted(deadline.signal, this.#listen());
        return this.#watch({ deadline }, task).finally(() => {
          time.leftMs = Math.max(1, time.leftMs - (performance.now() - begin - deadline.stoppedMs));
        });
      };
      return withDeadline(time.leftMs, signals, inTime, time.totalMs);
    };
    return this.#queue.run(attempt, signals).catch((error: unknown) => {
      throw networkError(error).within({ host: endpoint.host, endpoint: endpoint.url, operation });
    });
  }

  /**
   * Runs something made of several `run`s, again when it failed in a way that may pass, as `WsmanClient` does. It must be
   * safe to repeat. All of it is one question.
   */
  repeat<T>(task: (time: TimeBudget) => Promise<T>, signal?: StopSignal): Promise<T> {
    const { maxRetries, timeoutMs } = this.#settings;
    const [signals, time, whole] = [this.#signals(signal), new TimeBudget(timeoutMs), new TimeBudget(timeoutMs)];
    return withRetries({ maxRetries, repeatable: true, time: whole, signals, timing: SYSTEM_TIMING }, () => task(time));
  }

  /** Frees the port and every connection. An operation under way rejects with `canceled`. */
  close(): void {
    this.#closing.abort();
    this.#links.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #watch<T>(run: Run, task: (address: GatewayAddress) => Promise<T>): Promise<GatewayResult<T>> {
    this.#run = run;
    const { signal } = run.deadline;
    const { port } = this.#server.address() as AddressInfo;
    try {
      const value = await untilAborted(signal, task({ host: LOOPBACK, port, path: this.#path }));
      return { value, envelope: this.#lastReply(run) };
    } catch (error) {
      signal.throwIfAborted();
      // Says what went wrong when it was the network or the host.
      this.#lastReply(run);
      throw error instanceof WsmanError
        ? error
        : new WsmanError("malformed", "The reply is not what the client expects.", { cause: error });
    } finally {
      this.#run = undefined;
    }
  }

  #lastReply({ failure, reply }: Run): ResponseEnvelope {
    if (failure !== undefined) throw failure;
    if (reply === undefined) throw new WsmanError("internal_error", "The client sent no request.");
    return readReply(reply, this.#settings.limits);
  }

  #signals(signal: StopSignal | undefined): readonly StopSignal[] {
    return signal === undefined ? [this.#closing] : [this.#closing, signal];
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const run = this.#run;
    // A request that is read to no end loses its socket.
    const { socket } = request;
    if (run === undefined || request.url !== this.#path || request.method !== "POST") {
      socket.destroy();
      return;
    }
    try {
      const { signal } = run.deadline;
      const post = await untilAborted(signal, readRequest(request, this.#settings.limits));
      const link = await this.#links.of(socket, signal);
      run.reply = await this.#inTurn(post, run.deadline, link);
      writeReply(response, run.reply, link.isOpen);
    } catch (error) {
      run.failure ??= networkError(error).within({ transport: true });
      socket.destroy();
    }
  }

  /** A request that shows the password does so when its turn has come. */
  #inTurn(post: HttpPost, deadline: Deadline, link: HttpConnection): Promise<HttpReply> {
    const { logon } = this.#settings;
    const send = () => link.post(post, deadline.signal);
    return logon === undefined || !showsPassword(post) ? send() : takeTurn(logon, link, deadline, send);
  }

  #listen(): Promise<void> {
    this.#listening ??= new Promise((resolve, reject) => {
      this.#server.once("error", (cause) => {
        reject(new WsmanError("unreachable", "No port on 127.0.0.1 could be opened.", { cause }));
      });
      this.#server.listen(0, LOOPBACK, () => {
        this.#server.unref();
        resolve();
      });
    });
    return this.#listening;
  }
}
