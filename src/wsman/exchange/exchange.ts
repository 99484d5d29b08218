import { randomUUID } from "node:crypto";
import { formatXsDuration, type ResponseEnvelope, writeRequest } from "../envelope";
import type { WsmanErrorCode } from "../errors/error-codes";
import { internalError } from "../errors/internal-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import type { WsmanResource } from "../resource";
import { TimeBudget, type Timing } from "../retry/timing";
import { isWorthRetrying } from "../retry/transient";
import { withRetries } from "../retry/with-retries";
import { type Deadline, SerialQueue, Stop, type StopSignal, withDeadline } from "../signals";
import type { HttpReply } from "../transport/http-reply";
import type { XmlElement } from "../xml";
import type { ClientSettings } from "./client-options";
import { Connection, type Sending, type WsmanStatistics } from "./connection";
import { type ReplyOptions, readReply } from "./read-reply";

/** What every operation takes. */
export interface OperationOptions {
  /** Cancels the operation, wherever it is, and frees the connection where it is under way. Error `canceled`. */
  readonly signal?: StopSignal;
}

/** What an operation sends, whatever its form. */
interface Operation {
  /** For error messages: `Get`, `StdRegProv.EnumKey`, … */
  readonly operation: string;
  /** Whether it may be sent again when nobody knows what became of it. */
  readonly repeatable: boolean;
  /** Whether it changes the host; see `CimMethod`. @default false */
  readonly writes?: boolean;
}

/** A message of its own for every try. */
interface OwnMessage extends Operation {
  /** @param limitMs what the try may take */
  message(limitMs: number): OutgoingMessage;
}

interface OutgoingMessage {
  readonly xml: string;
  /** What the reply must relate to; left out where the message has none. */
  readonly messageId?: string;
}

/** A message as it is sent. */
interface WrittenMessage {
  readonly bytes: Buffer;
  readonly messageId?: string;
}

/** An operation that is under way. */
interface Asked {
  readonly own: OwnMessage;
  readonly time: TimeBudget;
  readonly signals: readonly StopSignal[];
  /** Why it was not answered when it went ahead; the connection it did so over is closed. */
  failedAhead?: WsmanError;
}

/** A request about a resource. */
export interface ResourceRequest extends Operation {
  readonly action: string;
  readonly resource: WsmanResource;
  readonly body?: XmlElement;
}

/** The host is told to give up a little earlier than the client does, so that its own fault still arrives. */
const SHARE_OF_TIMEOUT = 0.9;

/**
 * Of the time that an operation has, what a host may take for an answer that it owes beside others, once those are given: one
 * that is only slow still has nearly all of the time when it is asked alone.
 */
const SHARE_AHEAD = 1 / 3;
const LONGEST_AHEAD_MS = 5_000;

/** After these, nothing is asked again: the caller canceled, or the credential was rejected. */
const FINAL: ReadonlySet<WsmanErrorCode> = new Set(["canceled", "unauthorized", "not_tried"]);

/**
 * Takes messages to one host and brings the replies over one connection, each in its time, again where that is safe. What
 * may change the host goes alone. What only reads is sent while others wait for their answers, where the connection
 * takes several; what is not answered so is asked again alone, and so is everything after it. Operations are made of it.
 */
export class Exchange {
  readonly limits: WsmanLimits;
  readonly #settings: ClientSettings;
  readonly #timing: Timing;
  readonly #connection: Connection;
  readonly #queue = new SerialQueue();
  /** Settles when everything is answered that was sent ahead. */
  #answered: Promise<unknown> = Promise.resolve();
  readonly #closing = new Stop();

  constructor(settings: ClientSettings, timing: Timing) {
    this.limits = settings.limits;
    this.#settings = settings;
    this.#timing = timing;
    this.#connection = new Connection(settings, timing);
  }

  get statistics(): WsmanStatistics {
    return this.#connection.statistics;
  }

  /** The time of one operation, however many requests it is made of. */
  newTime(): TimeBudget {
    return new TimeBudget(this.#settings.timeoutMs);
  }

  /** Sends a request about a resource, and gives the envelope of a success. */
  request(request: ResourceRequest, options: OperationOptions, time = this.newTime()): Promise<ResponseEnvelope> {
    const { endpoint, limits } = this.#settings;
    const message = (limitMs: number): OutgoingMessage => {
      const messageId = `uuid:${randomUUID().toUpperCase()}`;
      const xml = writeRequest({
        to: endpoint.url,
        resourceUri: request.resource.uri,
        selectors: request.resource.selectors,
        action: request.action,
        messageId,
        maxEnvelopeSize: String(limits.envelopeBytes),
        operationTimeout: formatXsDuration(Math.ceil(limitMs * SHARE_OF_TIMEOUT)),
        body: request.body,
      });
      return { xml, messageId };
    };
    const { operation, repeatable, writes } = request;
    return this.send({ operation, repeatable, writes, message }, options, time);
  }

  /** Sends a message of another form. */
  send(own: OwnMessage, { signal }: OperationOptions, time = this.newTime()): Promise<ResponseEnvelope> {
    const signals = signal === undefined ? [this.#closing] : [this.#closing, signal];
    const asked: Asked = { own, time, signals };
    const inTurn = async (passOn: () => void): Promise<ResponseEnvelope> => {
      if (!own.repeatable || own.writes) return this.#alone(asked);
      if (this.#connection.isFull) await this.#answered;
      if (!this.#connection.takesSeveral) return this.#alone(asked);
      const answer = this.#ahead(asked);
      passOn();
      return (await answer) ?? this.#queue.run(() => this.#alone(asked), signals);
    };
    return this.inContext(own.operation, () => this.#queue.run(inTurn, signals));
  }

  /** Sends a message when nothing else is under way, as often as that is safe and may help. */
  async #alone({ own, time, signals, failedAhead }: Asked): Promise<ResponseEnvelope> {
    await this.#answered;
    const { repeatable, writes = false } = own;
    const sending: Sending = { repeatable, writes, failedAhead };
    const attempt = (limitMs: number, exempt: (ms: number) => void) => {
      const message = written(own.message(limitMs));
      const task = async (deadline: Deadline) => {
        const exchanged = this.#connection.exchange(message.bytes, sending, deadline);
        return this.#read(message, await exchanged.finally(() => exempt(deadline.stoppedMs)));
      };
      return withDeadline(limitMs, signals, task, time.totalMs);
    };
    const { maxRetries } = this.#settings;
    return withRetries({ maxRetries, repeatable, time, signals, timing: this.#timing }, attempt);
  }

  /** Sends a message before earlier ones are answered. Gives nothing where it has to be sent again alone. */
  async #ahead(asked: Asked): Promise<ResponseEnvelope | undefined> {
    const { own, time, signals } = asked;
    const limitMs = Math.max(1, Math.floor(Math.min(time.leftMs * SHARE_AHEAD, LONGEST_AHEAD_MS)));
    const message = written(own.message(limitMs));
    const begin = this.#timing.now();
    const task = async (deadline: Deadline) => {
      const exchanged = this.#connection.exchangeAhead(message.bytes, deadline.signal);
      const stopWaiting = this.#waitForEarlier(exchanged, deadline);
      try {
        return this.#read(message, await exchanged, { mustRelate: true });
      } finally {
        stopWaiting();
        time.leftMs = Math.max(0, time.leftMs - (this.#timing.now() - begin - deadline.stoppedMs));
      }
    };
    try {
      return await withDeadline(limitMs, signals, task, time.totalMs);
    } catch (error) {
      if (!(error instanceof WsmanError) || FINAL.has(error.code)) throw error;
      if (error.fault === undefined) {
        asked.failedAhead = error;
        this.#connection.goOneByOne();
      } else if (!isWorthRetrying(error, own.repeatable)) {
        throw error;
      }
      return undefined;
    }
  }

  /** Lets the clock of a message stand still until those before it are answered. @returns what ends the waiting */
  #waitForEarlier(exchanged: Promise<unknown>, deadline: Deadline): () => void {
    const earlier = this.#answered;
    let isWaiting = true;
    deadline.stop();
    void earlier.then(() => {
      if (isWaiting) deadline.resume();
    });
    const nothing = () => undefined;
    // Not what they answered: each waits for the one before, and would keep all that ever came.
    this.#answered = exchanged.then(nothing, nothing).then(() => earlier);
    return () => {
      isWaiting = false;
    };
  }

  #read({ bytes, messageId }: WrittenMessage, reply: HttpReply, options: ReplyOptions = {}): ResponseEnvelope {
    const { status, contentType, body } = reply;
    this.#settings.onExchange?.({ request: bytes, status, contentType, reply: body });
    return readReply(reply, this.limits, { ...options, messageId });
  }

  /** Every error of `task` as a `WsmanError` with the host, and with the operation where it has none yet. */
  async inContext<T>(operation: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      const { host, url } = this.#settings.endpoint;
      throw (error instanceof WsmanError ? error : internalError(error)).within({ host, endpoint: url, operation });
    }
  }

  /** Closes the connection. Messages under way or waiting, and later ones, reject with `canceled`. */
  close(): void {
    this.#closing.abort();
    this.#connection.close();
  }
}

function written({ xml, messageId }: OutgoingMessage): WrittenMessage {
  return { bytes: Buffer.from(xml, "utf8"), messageId };
}
