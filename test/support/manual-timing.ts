import type { Timing } from "../../src/wsman/retry/timing";
import { canceled } from "../../src/wsman/signals";

/** A clock that only moves when something waits for it, or when a test says so. */
export class ManualTiming implements Timing {
  readonly pauses: number[] = [];
  private time = 0;

  /** @param chance what every throw of the dice gives, from 0 up to 1 */
  constructor(private readonly chance = 0) {}

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  advance(ms: number): void {
    this.time += ms;
  }

  async sleep(ms: number, signals: readonly AbortSignal[]): Promise<void> {
    if (signals.some((signal) => signal.aborted)) throw canceled();
    this.pauses.push(ms);
    this.advance(ms);
  }
}
