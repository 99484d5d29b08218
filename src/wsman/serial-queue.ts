import { WsmanError } from "./errors/wsman-error";
import { canceled } from "./transport/deadline";

/** Runs tasks one after another, in the order they came. */
export class SerialQueue {
  #tail: Promise<void> = Promise.resolve();

  /**
   * Waits for its turn, then runs `task`. A wait that `signal` ends runs nothing, and rejects with the signal's reason
   * where that is a `WsmanError`, with `canceled` otherwise.
   */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const previous = this.#tail;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    this.#tail = previous.then(() => finished);
    try {
      await turn(previous, signal);
      return await task();
    } finally {
      finish();
    }
  }
}

function turn(previous: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return previous;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason instanceof WsmanError ? signal.reason : canceled());
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    previous.then(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    });
  });
}
