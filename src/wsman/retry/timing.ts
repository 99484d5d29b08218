import { performance } from "node:perf_hooks";
import { canceled } from "../transport/deadline";

/** The clock and the chance that retries depend on; tests bring their own. */
export interface Timing {
  /** Milliseconds since some moment, never going back. */
  now(): number;
  /** From 0 up to, and never, 1. */
  random(): number;
  /** Waits `ms` milliseconds. Rejects with `canceled` as soon as one of `signals` is aborted; its timer never outlives it. */
  sleep(ms: number, signals: readonly AbortSignal[]): Promise<void>;
}

/** The machine's own clock and chance. */
export const SYSTEM_TIMING: Timing = { now: () => performance.now(), random: Math.random, sleep };

function sleep(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", abort);
      settle();
    };
    const abort = () => end(() => reject(canceled()));
    const timer = setTimeout(() => end(resolve), ms);
    for (const signal of signals) signal.addEventListener("abort", abort, { once: true });
    if (signals.some((signal) => signal.aborted)) abort();
  });
}
