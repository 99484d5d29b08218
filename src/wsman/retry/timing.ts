import { performance } from "node:perf_hooks";
import { pause, type StopSignal } from "../signals";

/** The clock and the chance that retries depend on; tests bring their own. */
export interface Timing {
  /** Milliseconds since some moment, never going back. */
  now(): number;
  /** From 0 up to, and never, 1. */
  random(): number;
  /** Waits `ms` milliseconds. Rejects with a `WsmanError` as soon as one of `signals` is aborted. */
  sleep(ms: number, signals: readonly StopSignal[]): Promise<void>;
}

/** The machine's own clock and chance. */
export const SYSTEM_TIMING: Timing = { now: () => performance.now(), random: Math.random, sleep: pause };

/** The time that one operation may take with all its tries, pauses and pages, in milliseconds. */
export class TimeBudget {
  /** What is left of it; never below 0. */
  leftMs: number;

  /** The whole of it. */
  readonly totalMs: number;

  constructor(totalMs: number) {
    this.totalMs = totalMs;
    this.leftMs = totalMs;
  }
}
