import { WsmanError } from "../errors/wsman-error";
import type { StopSignal } from "../signals";
import type { TimeBudget, Timing } from "./timing";
import { isWorthRetrying, tellingError } from "./transient";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface RetryOptions {
  /** Tries after the first one; 0 for none. */
  readonly maxRetries: number;
  /** Whether carrying the operation out twice does the same as once. */
  readonly repeatable: boolean;
  /** What is left for all tries and pauses together; it is less by what they used, except for what is exempt. */
  readonly time: TimeBudget;
  /** End a pause at once. */
  readonly signals: readonly StopSignal[];
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
  const { maxRetries, repeatable, time, signals, timing } = options;
  let end = timing.now() + time.leftMs;
  const exempt = (ms: number) => {
    end += ms;
  };
  const left = () => end - timing.now();
  let before: WsmanError | undefined;
  try {
    for (let retry = 1; ; retry += 1) {
      const begin = left();
      if (begin <= 0) throw overTime(time);
      try {
        return await attempt(Math.max(1, Math.floor(begin)), exempt);
      } catch (error) {
        if (!(error instanceof WsmanError)) throw error;
        if (retry > maxRetries || !isWorthRetrying(error, repeatable)) throw tellingError(error, before);
        const pauseMs = backOffMs(retry, timing.random());
        // A host that ran out of time would do so again, and its own word for it be lost.
        const needed = error.code === "timeout" ? pauseMs + begin - left() : pauseMs;
        if (left() <= needed) throw error;
        before = error;
        await timing.sleep(pauseMs, signals);
      }
    }
  } finally {
    time.leftMs = Math.max(0, left());
  }
}

function overTime({ totalMs }: TimeBudget): WsmanError {
  return new WsmanError("timeout", `All parts of the answer together took longer than ${totalMs} ms.`);
}

/**
 * Milliseconds to wait before a retry (1 = the first): twice as long each time, up to 5 s, of which the later half is
 * left to chance (`random` from 0 to 1), so that many clients that failed together do not come back together.
 */
function backOffMs(retry: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (retry - 1));
  return longest * (0.5 + random / 2);
}
