import { WsmanError } from "../errors";

/**
 * Runs `task` with a signal that is aborted, with a `WsmanError` as its reason, when the time is over or one of
 * `signals` is. The task must end soon after its signal; the timer never outlives it.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signals: readonly AbortSignal[],
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort(canceled());
  const timer = setTimeout(() => {
    controller.abort(new WsmanError("timeout", `There was no complete reply within ${timeoutMs} ms.`));
  }, timeoutMs);
  for (const signal of signals) {
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
  }
  try {
    controller.signal.throwIfAborted();
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener("abort", cancel);
  }
}

export function canceled(): WsmanError {
  return new WsmanError("canceled", "The caller gave the operation up.");
}
