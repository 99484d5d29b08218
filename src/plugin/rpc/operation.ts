import { PluginError } from "../diagnostics";

/** How long a handler may continue after its signal was aborted, to find out and report what it left behind. */
export const GRACE_MS = 30_000;

export interface OperationLimits {
  /** For messages, e.g. `Creating note_note`. */
  readonly title: string;
  readonly milliseconds: number;
  /** The first that is aborted tells that Terraform wants the operation to stop. */
  readonly signals: readonly AbortSignal[];
  readonly grace?: number;
}

/**
 * Runs one operation with a signal that is aborted at its deadline or when Terraform cancels.
 * Throws `PluginError` `timeout` or `canceled` when the operation fails after that, or does not end within the grace
 * period; anything else that the operation throws is passed on.
 */
export async function runOperation<T>(limits: OperationLimits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { title, milliseconds, signals, grace = GRACE_MS } = limits;
  const controller = new AbortController();
  let giveUp: (reason: PluginError) => void = () => undefined;
  let graceTimer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const interrupt = (reason: PluginError) => {
    if (controller.signal.aborted) return;
    graceTimer = setTimeout(() => giveUp(reason), grace);
    controller.abort(reason);
  };
  const cancel = () => interrupt(cancellation(title));
  const deadline = setTimeout(() => interrupt(timeout(title, milliseconds)), milliseconds);
  for (const signal of signals) signal.addEventListener("abort", cancel, { once: true });
  if (signals.some(({ aborted }) => aborted)) cancel();
  try {
    return await Promise.race([run(controller.signal), overdue]);
  } catch (error) {
    throw controller.signal.aborted ? interrupted(controller.signal.reason, error) : error;
  } finally {
    clearTimeout(deadline);
    clearTimeout(graceTimer);
    for (const signal of signals) signal.removeEventListener("abort", cancel);
  }
}

/** The reason first, then what the handler itself reported. */
function interrupted(reason: PluginError, error: unknown): PluginError {
  if (!(error instanceof PluginError) || error === reason) return reason;
  return new PluginError(reason.code, [...reason.diagnostics, ...error.diagnostics], { cause: error });
}

function timeout(title: string, milliseconds: number): PluginError {
  return PluginError.of("timeout", "Operation timed out", `${title} took longer than ${milliseconds / 1000} s.`);
}

function cancellation(title: string): PluginError {
  return PluginError.of("canceled", "Operation canceled", `${title} was interrupted.`);
}
