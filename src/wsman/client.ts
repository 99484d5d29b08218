import type { CimInstance, CimMethod, CimMethodResult, CimShape, CimShapeValues } from "./cim";
import { clientSettings, type WsmanClientOptions } from "./exchange/client-options";
import type { WsmanStatistics } from "./exchange/connection";
import { Exchange, type OperationOptions } from "./exchange/exchange";
import { type EnumerateOptions, enumerate } from "./operations/enumerate";
import { get } from "./operations/get";
import { identify } from "./operations/identify";
import type { WsmanIdentity } from "./operations/identify-messages";
import { invoke } from "./operations/invoke";
import type { WsmanResource } from "./resource";
import { SYSTEM_TIMING, type Timing } from "./retry/timing";

/**
 * A WS-Management client for one host. It keeps one authenticated connection. Concurrent calls that only read share it, up to
 * four at a time where the host answers so; what may change the host goes alone. Every method rejects with a
 * `WsmanError` and nothing else. Call `close` at the end; an idle connection does not keep the process alive.
 *
 * What may pass is tried again after a pause that grows: anything that was never sent or that a quota turned away; and
 * Identify, Get, the start of an enumeration and methods declared `repeatable` when the connection broke or the host
 * itself ran out of time. A rejected credential, a certificate or name that is wrong and a denied access never are.
 */
export class WsmanClient {
  readonly #exchange: Exchange;

  /**
   * Error `invalid_configuration`, or `unencrypted_refused` for Basic over http without `allowUnencrypted`.
   * @param timing only tests need another
   */
  constructor(options: WsmanClientOptions, timing: Timing = SYSTEM_TIMING) {
    this.#exchange = new Exchange(clientSettings(options), timing);
  }

  /** What the client has caused so far. */
  get statistics(): WsmanStatistics {
    return this.#exchange.statistics;
  }

  /** Asks the service what it is, with authentication. */
  identify(options: OperationOptions = {}): Promise<WsmanIdentity> {
    return this.#exchange.inContext("Identify", () => identify(this.#exchange, options));
  }

  /** Reads one instance: a singleton class, or a class with the selectors of its key. */
  get(resource: WsmanResource, options: OperationOptions = {}): Promise<CimInstance> {
    return this.#exchange.inContext("Get", () => get(this.#exchange, resource, options));
  }

  /** All instances of a class or of a WQL query, as they arrive. */
  async *enumerate(
    resource: WsmanResource,
    options: EnumerateOptions = {},
  ): AsyncGenerator<CimInstance, void, undefined> {
    const items = enumerate(this.#exchange, resource, options);
    try {
      for (;;) {
        const { done, value } = await this.#exchange.inContext("Enumerate", () => items.next());
        if (done || value === undefined) return;
        yield value;
      }
    } finally {
      await items.return();
    }
  }

  /** Calls a method with typed values; see `defineMethod`. */
  invoke<In extends CimShape, Out extends CimShape>(
    resource: WsmanResource,
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
    options: OperationOptions = {},
  ): Promise<CimMethodResult<Out>> {
    return this.#exchange.inContext(method.name, () => invoke(this.#exchange, { resource, method, values }, options));
  }

  /** Closes the connection. Calls under way or waiting, and later ones, reject with `canceled`. */
  async close(): Promise<void> {
    this.#exchange.close();
  }
}
