import type { Scope } from "../../licensing";
import type { ReadingBeforeChange } from "./read-settings";

/**
 * How long ago a host may have begun to say what it holds, in milliseconds, for a change to replace that without asking
 * again. Terraform asks for a change right after it has planned it once more; where more time lies between, for a queue or
 * a slow host, others may have changed the host.
 */
export const RECENT_MS = 5_000;

interface Kept {
  readonly reading: ReadingBeforeChange;
  readonly begun: Moment;
  /** How many changes had begun or ended before. */
  readonly changes: number;
}

/**
 * What one host was last read to hold, for the change that follows at once. A reading serves one change, and none once the
 * host was changed from here, in whatever scope: each may change what Windows makes of the other.
 */
export class RecentReadings {
  readonly #kept = new Map<Scope, Kept>();
  #changes = 0;
  #running = 0;

  /** Reads a scope, and keeps what was read. */
  async keep(scope: Scope, read: () => Promise<ReadingBeforeChange>): Promise<ReadingBeforeChange> {
    const begun = moment();
    const changes = this.#changes;
    const reading = await read();
    this.#kept.set(scope, { reading, begun, changes });
    return reading;
  }

  /** What was read of a scope, unless it may be otherwise by now. The next call has nothing. */
  take(scope: Scope): ReadingBeforeChange | undefined {
    const kept = this.#kept.get(scope);
    this.#kept.delete(scope);
    if (kept === undefined || kept.changes !== this.#changes || this.#running > 0) return undefined;
    return since(kept.begun) <= RECENT_MS ? kept.reading : undefined;
  }

  /** Runs a change of the host, after which nothing counts that was read before or meanwhile. */
  async changing<T>(change: () => Promise<T>): Promise<T> {
    this.#changes++;
    this.#running++;
    try {
      return await change();
    } finally {
      this.#changes++;
      this.#running--;
    }
  }
}

interface Moment {
  readonly time: number;
  readonly uptime: number;
}

function moment(): Moment {
  return { time: Date.now(), uptime: performance.now() };
}

/** By the clock that says more: one can be set back, and the other stands still while the computer sleeps. */
function since({ time, uptime }: Moment): number {
  const now = moment();
  return Math.max(now.time - time, now.uptime - uptime);
}
