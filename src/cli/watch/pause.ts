import { setTimeout } from "node:timers/promises";

/** A wait that can be cut short. */
export class Pause {
  #waiting: AbortController | undefined;

  /** @returns when the time has passed, or when the wait was ended */
  async wait(milliseconds: number): Promise<void> {
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      await setTimeout(milliseconds, undefined, { signal: waiting.signal });
    } catch (error) {
      if (!waiting.signal.aborted) throw error;
    } finally {
      this.#waiting = undefined;
    }
  }

  /** Ends the wait, if there is one; a later one is not shortened. */
  end(): void {
    this.#waiting?.abort();
  }
}
