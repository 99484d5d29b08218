import { WsmanError } from "../errors/wsman-error";

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

  /** Aborted, with a `WsmanError` as its reason, when the time is over or the task is given up. */
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
  const cancel = () => deadline.cancel();
  for (const signal of signals) {
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
  }
  try {
    deadline.signal.throwIfAborted();
    return await task(deadline);
  } finally {
    deadline.stop();
    for (const signal of signals) signal.removeEventListener("abort", cancel);
  }
}

/**
 * What `task` comes to, or the reason of `signal` as soon as that is aborted: a task that waits for an event that never
 * comes is left behind.
 */
export function untilAborted<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    task.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

export function canceled(): WsmanError {
  return new WsmanError("canceled", "The caller gave the operation up.", { transport: true });
}
