import { randomUUID } from "node:crypto";
import { buildRequest, formatXsDuration, type ResponseEnvelope } from "../envelope";
import { internalError } from "../errors/internal-error";
import { WsmanError } from "../errors/wsman-error";
import type { WsmanLimits } from "../limits";
import type { WsmanResource } from "../resource";
import { TimeBudget, type Timing } from "../retry/timing";
import { withRetries } from "../retry/with-retries";
import { type Deadline, SerialQueue, withDeadline } from "../signals";
import { writeXml, type XmlElement } from "../xml";
import type { ClientSettings } from "./client-options";
import { Connection, type Sending, type WsmanStatistics } from "./connection";
import { readReply } from "./read-reply";

/** What every operation takes. */
export interface OperationOptions {
  /** Cancels the operation, wherever it is, and frees the connection where it is under way. Error `canceled`. */
  readonly signal?: AbortSignal;
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
  readonly envelope: XmlElement;
  /** What the reply must relate to; left out where the message has none. */
  readonly messageId?: string;
}

/** A request about a resource. */
export interface ResourceRequest extends Operation {
  readonly action: string;
  readonly resource: WsmanResource;
  readonly body?: XmlElement;
}

/** The host is told to give up a little earlier than the client does, so that its own fault still arrives. */
const SHARE_OF_TIMEOUT = 0.9;

const ENGLISH = { language: "en-US", mustUnderstand: false };

/**
 * Takes messages to one host and brings the replies: one at a time over one connection, each in its time, again where
 * that is safe. Operations are made of it.
 */
export class Exchange {
  readonly limits: WsmanLimits;
  readonly #settings: ClientSettings;
  readonly #timing: Timing;
  readonly #connection: Connection;
  readonly #queue = new SerialQueue();
  readonly #closing = new AbortController();

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
      const envelope = buildRequest({
        to: endpoint.url,
        resourceUri: request.resource.uri,
        action: request.action,
        messageId,
        maxEnvelopeSize: String(limits.envelopeBytes),
        operationTimeout: formatXsDuration(Math.ceil(limitMs * SHARE_OF_TIMEOUT)),
        locale: ENGLISH,
        dataLocale: ENGLISH,
        selectors: request.resource.selectors,
        body: request.body,
      });
      return { envelope, messageId };
    };
    return this.send({ ...request, message }, options, time);
  }

  /** Sends a message of another form. */
  send(own: OwnMessage, { signal }: OperationOptions, time = this.newTime()): Promise<ResponseEnvelope> {
    const { repeatable, writes = false } = own;
    const { maxRetries, onExchange } = this.#settings;
    const signals = [this.#closing.signal, ...(signal === undefined ? [] : [signal])];
    const sending: Sending = { repeatable, writes };
    const attempt = (limitMs: number, exempt: (ms: number) => void) => {
      const { envelope, messageId } = own.message(limitMs);
      const bytes = Buffer.from(writeXml(envelope), "utf8");
      const task = async (deadline: Deadline) => {
        const exchanged = this.#connection.exchange(bytes, sending, deadline);
        const reply = await exchanged.finally(() => exempt(deadline.stoppedMs));
        onExchange?.({ request: bytes, status: reply.status, contentType: reply.contentType, reply: reply.body });
        return readReply(reply, this.limits, messageId);
      };
      return withDeadline(limitMs, signals, task, time.totalMs);
    };
    const retries = { maxRetries, repeatable, time, signals, timing: this.#timing };
    return this.inContext(own.operation, () => this.#queue.run(() => withRetries(retries, attempt), signals));
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
