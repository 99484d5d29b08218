import type { CimInstance } from "../cim";
import { WsmanError } from "../errors/wsman-error";
import type { Exchange, OperationOptions } from "../exchange/exchange";
import { ACTION_ENUMERATE, ACTION_PULL, ACTION_RELEASE } from "../namespaces";
import type { WsmanResource } from "../resource";
import type { TimeBudget } from "../retry/timing";
import {
  buildEnumerate,
  buildPull,
  buildRelease,
  type EnumerationPage,
  parseEnumerationPage,
} from "./enumeration-messages";

/** What an enumeration takes. */
export interface EnumerateOptions extends OperationOptions {
  /** A WQL query; the resource is then `resource(namespace, "*")`. */
  readonly wql?: string;
}

/** What Windows accepts at most (`MaxBatchItems`); it brings fewer at once as it likes. */
const MAX_ELEMENTS = 32_000;

/**
 * All instances of a class or a query, page after page to the end (DSP0226 section 8). Ending the loop early releases
 * the enumeration on the host. All pages together have the time of one operation; what the loop does between two does not
 * count. Error `too_large` beyond the limits of items and of pages without any.
 */
export async function* enumerate(
  exchange: Exchange,
  resource: WsmanResource,
  options: EnumerateOptions,
): AsyncGenerator<CimInstance, void, undefined> {
  let next: string | undefined;
  const { limits } = exchange;
  const time = exchange.newTime();
  let [items, emptyPages] = [0, 0];
  try {
    do {
      const page = await requestPage(exchange, resource, { options, time, next });
      next = page.context;
      items += page.items.length;
      emptyPages += page.items.length === 0 ? 1 : 0;
      if (items > limits.items) throw new WsmanError("too_large", `There are more than ${limits.items} items.`);
      if (emptyPages > limits.emptyPages) {
        throw new WsmanError("too_large", `There are more than ${limits.emptyPages} pages without an item.`);
      }
      for (const item of page.items) yield item;
    } while (next !== undefined);
  } finally {
    if (next !== undefined && time.leftMs > 0) await release(exchange, resource, { options, time, next });
  }
}

interface Position {
  readonly options: EnumerateOptions;
  readonly time: TimeBudget;
  readonly next?: string;
}

async function requestPage(
  exchange: Exchange,
  resource: WsmanResource,
  { options, time, next }: Position,
): Promise<EnumerationPage> {
  const request =
    next === undefined
      ? {
          operation: "Enumerate",
          action: ACTION_ENUMERATE,
          repeatable: true,
          body: buildEnumerate({ wql: options.wql, optimized: true, maxElements: MAX_ELEMENTS }),
        }
      : {
          operation: "Pull",
          action: ACTION_PULL,
          // Asking again after a lost reply would skip its page without a trace.
          repeatable: false,
          body: buildPull(next, MAX_ELEMENTS),
        };
  const { body } = await exchange.request({ ...request, resource }, options, time);
  return parseEnumerationPage(body);
}

/** A courtesy: the host forgets the enumeration by itself after a minute, so a failure here changes nothing. */
async function release(
  exchange: Exchange,
  resource: WsmanResource,
  { options, time, next }: Required<Position>,
): Promise<void> {
  const request = { operation: "Release", action: ACTION_RELEASE, resource, repeatable: false };
  await exchange.request({ ...request, body: buildRelease(next) }, options, time).catch(() => undefined);
}
