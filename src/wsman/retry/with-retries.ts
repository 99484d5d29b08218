import { WsmanError } from "../errors";
import { backOffMs } from "./back-off";
import type { Timing } from "./timing";
import { isWorthRetrying } from "./transient";

export interface RetryOptions {
  /** Tries after the first one; 0 for none. */
  readonly maxRetries: number;
  /** Whether carrying the operation out twice does the same as once. */
  readonly repeatable: boolean;
  /** For one try, in milliseconds. The operation as a whole, pauses included, gets twice that and what is exempt. */
  readonly timeoutMs: number;
  /** End a pause at once. */
  readonly signals: readonly AbortSignal[];
  readonly timing: Timing;
}

/**
 * Runs `attempt`, again after a pause when it failed in a way that may pass. Every try is told how many milliseconds it
 * may take, and tells how many of those it took do not count. What is thrown in the end is the error of the last try.
 */
export async function withRetries<T>(
  options: RetryOptions,
  attempt: (limitMs: number, exempt: (ms: number) => void) => Promise<T>,
): Promise<T> {
  const { maxRetries, repeatable, timeoutMs, signals, timing } = options;
  let end = timing.now() + 2 * timeoutMs;
  const exempt = (ms: number) => {
    end += ms;
  };
  for (let retry = 1; ; retry += 1) {
    const limitMs = Math.max(1, Math.min(timeoutMs, Math.floor(end - timing.now())));
    try {
      return await attempt(limitMs, exempt);
    } catch (error) {
      if (!(error instanceof WsmanError) || retry > maxRetries || !isWorthRetrying(error, repeatable)) throw error;
      const pauseMs = backOffMs(retry, timing.random());
      if (timing.now() + pauseMs >= end) throw error;
      await timing.sleep(pauseMs, signals);
    }
  }
}
