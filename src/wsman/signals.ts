import { setMaxListeners } from "node:events";
import { WsmanError } from "./errors/wsman-error";

/** The error of what its caller no longer wants. */
export function canceled(): WsmanError {
  return new WsmanError("canceled", "", { transport: true });
}

/** Why a signal was aborted, as an error of this layer. */
function abortError({ reason }: AbortSignal): WsmanError {
  return reason instanceof WsmanError ? reason : canceled();
}

/**
 * Calls `listener` with the first of `signals` that is aborted, at once where one is already. Returns what ends the
 * listening, which whoever listens has to call: signals may live as long as a client.
 */
export function onAbort(signals: readonly AbortSignal[], listener: (signal: AbortSignal) => void): () => void {
  // Any number of calls may wait for one signal, of which Node would warn as of a leak.
  setMaxListeners(Number.POSITIVE_INFINITY, ...signals);
  const abort = ({ target }: Event) => listener(target as AbortSignal);
  for (const signal of signals) signal.addEventListener("abort", abort, { once: true });
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted !== undefined) listener(aborted);
  return () => {
    for (const signal of signals) signal.removeEventListener("abort", abort);
  };
}

/**
 * What `task` comes to, or the reason of the first of `signals` that is aborted (`canceled` where that is no
 * `WsmanError`), at once: a task that waits for an event that never comes is left behind.
 */
export function untilAborted<T>(signals: AbortSignal | readonly AbortSignal[], task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const listened = signals instanceof AbortSignal ? [signals] : signals;
    const stopListening = onAbort(listened, (signal) => reject(abortError(signal)));
    task.then(resolve, reject).finally(stopListening);
  });
}

/** Waits `ms` milliseconds. Rejects as soon as one of `signals` is aborted; its timer never outlives it. */
export async function pause(ms: number, signals: readonly AbortSignal[]): Promise<void> {
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
  readonly #controller = new AbortController();
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
  get signal(): AbortSignal {
    return this.#controller.signal;
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
    this.#controller.abort(canceled());
  }

  #arm(): NodeJS.Timeout {
    const usedMs = performance.now() - this.#begin - this.#stoppedMs;
    return setTimeout(
      () => {
        const what = `There was no complete reply within ${this.#totalMs} ms.`;
        this.#controller.abort(new WsmanError("timeout", what, { transport: true }));
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
  signals: readonly AbortSignal[],
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
  async run<T>(task: (passOn: () => void) => Promise<T>, signals: readonly AbortSignal[] = []): Promise<T> {
    const previous = this.#tail;
    const isNext = this.#unfinished === 0 && !signals.some(({ aborted }) => aborted);
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
    this.#tail = previous.then(() => finished);
    this.#unfinished += 1;
    try {
      if (!isNext) await untilAborted(signals, previous);
      return await task(passOn);
    } finally {
      passOn();
    }
  }
}
