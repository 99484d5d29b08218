import { setMaxListeners } from "node:events";
import { WsmanError } from "./errors/wsman-error";

/** The error of what its caller no longer wants. */
export function canceled(): WsmanError {
  return new WsmanError("canceled", "", { transport: true });
}

/** What ends an operation: an `AbortSignal`, or what does the same. */
export interface StopSignal {
  /** Whether it has come. */
  readonly aborted: boolean;
  /** Why it has come. */
  readonly reason: unknown;
  /** Throws the reason where it has come. */
  throwIfAborted(): void;
  /** Adds what is called when it comes. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Removes what was added. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * A signal and what gives it, as an `AbortController` is one: every message takes several, and those of the platform are
 * dear to make and to listen to.
 */
export class Stop implements StopSignal {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;

  /** Whether it has come. */
  get aborted(): boolean {
    return this.#aborted;
  }

  /** Why it has come. */
  get reason(): unknown {
    return this.#reason;
  }

  /** Throws the reason where it has come. */
  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  /** Adds what is called when it comes. */
  addEventListener(_: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Removes what was added. */
  removeEventListener(_: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Lets it come with another one, too, until what is returned is called. */
  follow(signal: StopSignal): () => void {
    return onAbort([signal], ({ reason }) => this.abort(reason));
  }

  /** Lets it come, once. */
  abort(reason: unknown = canceled()): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** Why a signal was aborted, as an error of this layer. */
function abortError({ reason }: StopSignal): WsmanError {
  return reason instanceof WsmanError ? reason : canceled();
}

/**
 * Calls `listener` with the first of `signals` that is aborted, at once where one is already. Returns what ends the
 * listening, which whoever listens has to call: signals may live as long as a client.
 */
export function onAbort<S extends StopSignal>(signals: readonly S[], listener: (signal: S) => void): () => void {
  const stopListening = () => {
    for (const signal of signals) signal.removeEventListener("abort", abort);
  };
  const abort = () => {
    const aborted = signals.find((signal) => signal.aborted);
    if (aborted === undefined) return;
    stopListening();
    listener(aborted);
  };
  for (const signal of signals) {
    // Any number of calls may wait for one signal, of which Node would warn as of a leak.
    if (signal instanceof AbortSignal) setMaxListeners(Number.POSITIVE_INFINITY, signal);
    signal.addEventListener("abort", abort);
  }
  abort();
  return stopListening;
}

/**
 * What `task` comes to, or the reason of the first of `signals` that is aborted (`canceled` where that is no
 * `WsmanError`), at once: a task that waits for an event that never comes is left behind.
 */
export function untilAborted<T>(signals: StopSignal | readonly StopSignal[], task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const listened = "aborted" in signals ? [signals] : signals;
    const stopListening = onAbort(listened, (signal) => reject(abortError(signal)));
    const settle = <V>(outcome: (value: V) => void, value: V) => {
      stopListening();
      outcome(value);
    };
    task.then(
      (value) => settle(resolve, value),
      (error) => settle(reject, error),
    );
  });
}

/** Waits `ms` milliseconds. Rejects as soon as one of `signals` is aborted; its timer never outlives it. */
export async function pause(ms: number, signals: readonly StopSignal[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await untilAborted(signals, over).finally(() => clearTimeout(timer));
}

/** The time limit of one task. Its clock runs from the start, and stands still for what is not the task's own time. */
export class Deadline {
  readonly #timeoutMs: number;
  readonly #totalMs: number;
  readonly #stop = new Stop();
  readonly #begin = performance.now();
  #stoppedAt: number | undefined;
  #stoppedMs = 0;
  #timer: NodeJS.Timeout;

  /** @param totalMs the limit that the task's own is what is left of, for the message */
  constructor(timeoutMs: number, totalMs = timeoutMs) {
    this.#timeoutMs = timeoutMs;
    this.#totalMs = totalMs;
    this.#timer = this.#arm();
  }

  /** Aborted, with a `WsmanError` as its reason, when the time is over or the task is canceled. */
  get signal(): StopSignal {
    return this.#stop;
  }

  /** How long the clock has stood still, in milliseconds; a standstill counts when it is over. */
  get stoppedMs(): number {
    return this.#stoppedMs;
  }

  /** Stops the clock, for good without a `resume`. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stoppedAt ??= performance.now();
  }

  /** Lets a stopped clock go on with the time that was left. */
  resume(): void {
    if (this.#stoppedAt === undefined) return;
    this.#stoppedMs += performance.now() - this.#stoppedAt;
    this.#stoppedAt = undefined;
    this.#timer = this.#arm();
  }

  cancel(): void {
    this.#stop.abort();
  }

  #arm(): NodeJS.Timeout {
    const usedMs = performance.now() - this.#begin - this.#stoppedMs;
    return setTimeout(
      () => {
        const what = `There was no complete reply within ${this.#totalMs} ms.`;
        this.#stop.abort(new WsmanError("timeout", what, { transport: true }));
      },
      Math.max(0, this.#timeoutMs - usedMs),
    );
  }
}

/**
 * Runs `task` with a time limit, which any of `signals` ends as well. The task must end soon after its signal; the timer
 * never outlives it.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signals: readonly StopSignal[],
  task: (deadline: Deadline) => Promise<T>,
  totalMs = timeoutMs,
): Promise<T> {
  const deadline = new Deadline(timeoutMs, totalMs);
  const stopListening = onAbort(signals, () => deadline.cancel());
  try {
    deadline.signal.throwIfAborted();
    return await task(deadline);
  } finally {
    deadline.stop();
    stopListening();
  }
}

/** Runs tasks one after another, in the order they came. A task may let the next begin before it has ended itself. */
export class SerialQueue {
  #tail: Promise<void> = Promise.resolve();
  #unfinished = 0;

  /**
   * Waits for its turn, then runs `task`, which is given what passes the turn on early. A wait that one of `signals` ends
   * runs nothing; see `untilAborted`.
   */
  async run<T>(task: (passOn: () => void) => Promise<T>, signals: readonly StopSignal[] = []): Promise<T> {
    const previous = this.#tail;
    const isIdle = this.#unfinished === 0;
    const isNext = isIdle && !signals.some(({ aborted }) => aborted);
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isFinished = false;
    const passOn = () => {
      if (!isFinished) this.#unfinished -= 1;
      isFinished = true;
      finish();
    };
    this.#tail = isIdle ? finished : previous.then(() => finished);
    this.#unfinished += 1;
    try {
      if (!isNext) await untilAborted(signals, previous);
      return await task(passOn);
    } finally {
      passOn();
    }
  }
}
