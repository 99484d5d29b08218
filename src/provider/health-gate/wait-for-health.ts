import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../../plugin";
import type { Health } from "./health-of";
import { Turns } from "./turns";

/** The clock and the chance that the waiting depends on; tests bring their own. */
export interface WaitTiming {
  /** Milliseconds since some moment, never going back. */
  now(): number;
  /** From 0 up to, and never, 1. */
  random(): number;
  /** Rejects as soon as one of `signals` is aborted. */
  sleep(ms: number, signals: readonly AbortSignal[]): Promise<void>;
}

export interface WaitOptions {
  readonly hosts: readonly string[];
  /** The longest that all hosts together are waited for, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the waiting at once. */
  readonly signal: AbortSignal;
  /** How a host is now. What it throws ends the waiting, and is thrown. */
  readonly ask: (host: string, signal: AbortSignal) => Promise<Health>;
  readonly log: Pick<Logger, "info">;
  readonly timing?: WaitTiming;
}

/** What the waiting came to: of each host how it was last, or undefined where it never came to an answer. */
export type Waited = ReadonlyMap<string, Health | undefined>;

/** How many hosts are asked at the same time. */
export const MOST_AT_ONCE = 50;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** The last question is asked so long before the end, or at half time where that is later, for an answer to come. */
const LAST_ANSWER_MS = 10_000;

const SYSTEM_TIMING: WaitTiming = {
  now: () => performance.now(),
  random: Math.random,
  sleep: async (ms, signals) => sleep(ms, undefined, { signal: AbortSignal.any([...signals]) }),
};

/**
 * Asks every host, and those that are not healthy again, until each was healthy once or the time is over. Where the
 * waiting is in vain, because one host stays as it is whatever time passes, the others are asked once and no more; after
 * a rejected credential nobody is asked anything.
 */
export async function waitForHealth(options: WaitOptions): Promise<Waited> {
  const waiting = new Waiting(options);
  const timer = setTimeout(() => waiting.end(), options.timeoutMs);
  try {
    await Promise.all(options.hosts.map((host) => waiting.forHost(host)));
  } finally {
    clearTimeout(timer);
    waiting.end();
  }
  return waiting.waited;
}

class Waiting {
  readonly waited: Map<string, Health | undefined>;
  readonly #options: WaitOptions;
  readonly #timing: WaitTiming;
  readonly #turns = new Turns(MOST_AT_ONCE);
  readonly #lastQuestion: number;
  /** Aborted when the waiting is in vain, so that nobody waits to be asked again. */
  readonly #vain = new AbortController();
  /** Aborted when the waiting is over, so that nobody is asked anymore. */
  readonly #over = new AbortController();
  readonly #ending: AbortSignal;

  constructor(options: WaitOptions) {
    const { hosts, timing = SYSTEM_TIMING, timeoutMs, signal } = options;
    this.waited = new Map(hosts.map((host) => [host, undefined]));
    this.#options = options;
    this.#timing = timing;
    this.#lastQuestion = timing.now() + Math.max(timeoutMs - LAST_ANSWER_MS, timeoutMs / 2);
    this.#ending = AbortSignal.any([signal, this.#over.signal]);
    // As many hosts as there are listen to them, of which Node would warn as of a leak.
    setMaxListeners(0, this.#ending, this.#vain.signal);
  }

  end(): void {
    this.#over.abort();
  }

  async forHost(host: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const health = await this.#turns.take(() => this.#ask(host));
      if (health === undefined || health.reasons.length === 0) return;
      const pauseMs = Math.min(pauseBefore(tries, this.#timing.random()), this.#lastQuestion - this.#timing.now());
      const ends = [this.#ending, this.#vain.signal];
      if (pauseMs <= 0 || ends.some(({ aborted }) => aborted)) return;
      await this.#timing.sleep(pauseMs, ends).catch(() => undefined);
      if (ends.some(({ aborted }) => aborted)) return;
    }
  }

  /** How the host is; undefined where the waiting ended before there was an answer. */
  async #ask(host: string): Promise<Health | undefined> {
    if (this.#ending.aborted) return undefined;
    const health = await this.#options.ask(host, this.#ending);
    const codes = health.reasons.map(({ code }) => code);
    // What was cut off says nothing of the host.
    if (this.#ending.aborted && codes.length > 0) return undefined;
    this.waited.set(host, health);
    if (codes.length > 0) this.#options.log.info("not healthy", { host, findings: codes });
    if (health.isLasting) this.#vain.abort();
    if (health.isRejected) this.end();
    return health;
  }
}

/**
 * Milliseconds before a host is asked again (1 = the first time): twice as long each time, up to 30 s, of which the later
 * half is left to chance, so that hosts that changed together are not asked together.
 */
function pauseBefore(tries: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  return longest * (0.5 + random / 2);
}
