import { randomUUID } from "node:crypto";
import type { EnumerationPage, XmlElement } from "../../wsman/codecs";

/** What one Pull brings at most: Server 2012 sent 50 to 60 services, about 75 kB. */
const PAGE_SIZE = 50;
/** EnumerationTimeoutms of the service: how long a context waits for its next Pull. */
const CONTEXT_LIFETIME_MS = 60_000;

interface Waiting<T> {
  readonly items: readonly T[];
  readonly until: number;
}

/**
 * The enumerations under way at one host, paged as recorded of Server 2012: an optimized first reply brings exactly one
 * item when there are more, and every page a new context, which is good for one Pull.
 */
export class Enumerations<T = XmlElement> {
  readonly #contexts = new Map<string, Waiting<T>>();

  /** The first page; without optimization it is empty. */
  start(items: readonly T[], optimized: boolean, now = Date.now()): EnumerationPage<T> {
    for (const [context, { until }] of this.#contexts) if (until <= now) this.#contexts.delete(context);
    return this.#page(items, optimized ? 1 : 0, now);
  }

  /** The next page; undefined when the context is used, expired or was never given. */
  pull(context: string, maxElements: number, now = Date.now()): EnumerationPage<T> | undefined {
    const waiting = this.#take(context);
    if (waiting === undefined || waiting.until <= now) return undefined;
    const count = Number.isInteger(maxElements) && maxElements > 0 ? Math.min(maxElements, PAGE_SIZE) : 1;
    return this.#page(waiting.items, count, now);
  }

  /** Forgets an enumeration; whether there was one. */
  release(context: string): boolean {
    return this.#take(context) !== undefined;
  }

  #take(context: string): Waiting<T> | undefined {
    const waiting = this.#contexts.get(context);
    this.#contexts.delete(context);
    return waiting;
  }

  #page(items: readonly T[], count: number, now: number): EnumerationPage<T> {
    const [brought, rest] = [items.slice(0, count), items.slice(count)];
    if (rest.length === 0) return { items: brought };
    const context = `uuid:${randomUUID().toUpperCase()}`;
    this.#contexts.set(context, { items: rest, until: now + CONTEXT_LIFETIME_MS });
    return { items: brought, context };
  }
}
