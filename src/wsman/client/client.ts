import { randomUUID } from "node:crypto";
import type { CimInstance, CimMethod, CimMethodResult, CimShape, CimShapeValues } from "../cim";
import { buildRequest, formatDuration, type ResponseEnvelope } from "../envelope";
import { internalError } from "../errors/internal-error";
import { WsmanError, type WsmanErrorContext } from "../errors/wsman-error";
import { type EnumerateOptions, enumerate } from "../operations/enumerate";
import { get } from "../operations/get";
import { buildIdentifyRequest, parseIdentifyResponse, type WsmanIdentity } from "../operations/identify-messages";
import { invoke } from "../operations/invoke";
import type { OperationContext, OperationOptions, OperationRequest } from "../operations/operation";
import { readReply } from "../operations/read-reply";
import type { WsmanResource } from "../resource";
import { TimeBudget } from "../retry/time-budget";
import { SYSTEM_TIMING, type Timing } from "../retry/timing";
import { withRetries } from "../retry/with-retries";
import { SerialQueue } from "../serial-queue";
import { type Deadline, withDeadline } from "../transport/deadline";
import { writeXml, type XmlElement } from "../xml";
import { type ClientSettings, clientSettings, type WsmanClientOptions } from "./client-options";
import { HostSession, type Sending, type WsmanStatistics } from "./connection";

/** The host is told to give up a little earlier than the client does, so that its own fault still arrives. */
const SHARE_OF_TIMEOUT = 0.9;
/** A message, and the identifier its reply must relate to, when it has one. */
interface OutgoingMessage {
  readonly envelope: XmlElement;
  readonly messageId?: string;
}

const ENGLISH = { language: "en-US", mustUnderstand: false };

/**
 * A WS-Management client for one host. It keeps one authenticated connection and sends one request at a time over it;
 * concurrent calls wait for each other. Every method rejects with a `WsmanError` and nothing else. Call `close` at the
 * end; an idle connection does not keep the process alive.
 *
 * What may pass is tried again after a pause that grows: anything that was never sent or that a quota turned away; and
 * Identify, Get, the start of an enumeration and methods declared `repeatable` when the connection broke or the host
 * itself ran out of time. A rejected credential, a certificate or name that is wrong and a denied access never are.
 */
export class WsmanClient {
  readonly #settings: ClientSettings;
  readonly #timing: Timing;
  readonly #session: HostSession;
  readonly #queue = new SerialQueue();
  readonly #closing = new AbortController();
  readonly #context: OperationContext;

  /**
   * Error `invalid_configuration`, or `unencrypted_refused` for Basic over http without `allowUnencrypted`.
   * @param timing only tests need another
   */
  constructor(options: WsmanClientOptions, timing: Timing = SYSTEM_TIMING) {
    this.#settings = clientSettings(options);
    this.#timing = timing;
    this.#session = new HostSession(this.#settings, timing);
    const request = (...args: Parameters<OperationContext["request"]>) => this.#request(...args);
    this.#context = { limits: this.#settings.limits, time: () => this.#time(), request };
  }

  get statistics(): WsmanStatistics {
    return this.#session.statistics;
  }

  /** Asks the service what it is, with authentication. */
  async identify(options: OperationOptions = {}): Promise<WsmanIdentity> {
    return this.#placed("Identify", async () => {
      const message = () => ({ envelope: buildIdentifyRequest() });
      const { body } = await this.#send(message, { repeatable: true, time: this.#time() }, options);
      return parseIdentifyResponse(body);
    });
  }

  /** Reads one instance: a singleton class, or a class with the selectors of its key. */
  async get(resource: WsmanResource, options: OperationOptions = {}): Promise<CimInstance> {
    return this.#placed("Get", () => get(this.#context, resource, options));
  }

  /** All instances of a class or of a WQL query, as they arrive. */
  async *enumerate(
    resource: WsmanResource,
    options: EnumerateOptions = {},
  ): AsyncGenerator<CimInstance, void, undefined> {
    const items = enumerate(this.#context, resource, options);
    try {
      for (;;) {
        const { done, value } = await this.#placed("Enumerate", () => items.next());
        if (done || value === undefined) return;
        yield value;
      }
    } finally {
      await items.return();
    }
  }

  /** Calls a method with typed values; see `defineMethod`. */
  async invoke<In extends CimShape, Out extends CimShape>(
    resource: WsmanResource,
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
    options: OperationOptions = {},
  ): Promise<CimMethodResult<Out>> {
    return this.#placed(method.name, () => invoke(this.#context, { resource, method, values }, options));
  }

  /** Closes the connection. Calls under way or waiting, and later ones, reject with `canceled`. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#session.close();
  }

  #time(): TimeBudget {
    return new TimeBudget(this.#settings.timeoutMs);
  }

  #request(request: OperationRequest, options: OperationOptions, time = this.#time()): Promise<ResponseEnvelope> {
    const { endpoint, limits } = this.#settings;
    const message = (limitMs: number) => {
      const messageId = `uuid:${randomUUID().toUpperCase()}`;
      const envelope = buildRequest({
        to: endpoint.url,
        resourceUri: request.resource.uri,
        action: request.action,
        messageId,
        maxEnvelopeSize: String(limits.envelopeBytes),
        operationTimeout: formatDuration(Math.ceil(limitMs * SHARE_OF_TIMEOUT)),
        locale: ENGLISH,
        dataLocale: ENGLISH,
        selectors: request.resource.selectors,
        body: request.body,
      });
      return { envelope, messageId };
    };
    return this.#placed(request.operation, () => this.#send(message, { ...request, time }, options));
  }

  /** Every try sends a message of its own. */
  #send(
    message: (limitMs: number) => OutgoingMessage,
    {
      repeatable,
      writes = false,
      time,
    }: Pick<OperationRequest, "repeatable" | "writes"> & { readonly time: TimeBudget },
    { signal }: OperationOptions,
  ): Promise<ResponseEnvelope> {
    const { limits, maxRetries } = this.#settings;
    const signals = [this.#closing.signal, ...(signal === undefined ? [] : [signal])];
    const sending: Sending = { repeatable, writes };
    const attempt = (limitMs: number, exempt: (ms: number) => void) => {
      const { envelope, messageId } = message(limitMs);
      const bytes = Buffer.from(writeXml(envelope), "utf8");
      const task = async (deadline: Deadline) => {
        const reply = this.#session.exchange(bytes, sending, deadline);
        return readReply(await reply.finally(() => exempt(deadline.stoppedMs)), limits, messageId);
      };
      return withDeadline(limitMs, signals, task, time.totalMs);
    };
    const options = { maxRetries, repeatable, time, signals, timing: this.#timing };
    return this.#queue.run(() => withRetries(options, attempt), signal);
  }

  /** Every error of `task` with the host and the operation it belongs to. */
  async #placed<T>(operation: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      const { host, url } = this.#settings.endpoint;
      const context: WsmanErrorContext = { host, endpoint: url, operation };
      throw (error instanceof WsmanError ? error : internalError(error)).within(context);
    }
  }
}
