import { PluginError } from "../diagnostics";

/** How long a handler may continue after its signal was aborted, to find out and report what it left behind. */
export const GRACE_MS = 30_000;

export interface OperationLimits {
  /** For messages, e.g. `Creating note_note`. */
  readonly title: string;
  readonly milliseconds: number;
  /** Aborted when Terraform wants the operation to stop. */
  readonly signal: AbortSignal;
  readonly grace?: number;
}

/**
 * Runs one operation with a signal that is aborted at its deadline or when Terraform cancels.
 * Throws `PluginError` `timeout` or `canceled` when the operation fails after that, or does not end within the grace
 * period; anything else that the operation throws is passed on.
 */
export async function runOperation<T>(limits: OperationLimits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { title, milliseconds, signal, grace = GRACE_MS } = limits;
  const controller = new AbortController();
  const cancel = () => controller.abort(cancellation(title));
  const deadline = setTimeout(() => controller.abort(timeout(title, milliseconds)), milliseconds);
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  let graceTimer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    const startGrace = () => {
      graceTimer = setTimeout(() => reject(controller.signal.reason), grace);
    };
    if (controller.signal.aborted) startGrace();
    else controller.signal.addEventListener("abort", startGrace, { once: true });
  });
  try {
    return await Promise.race([run(controller.signal), overdue]);
  } catch (error) {
    throw controller.signal.aborted ? interrupted(controller.signal.reason, error) : error;
  } finally {
    clearTimeout(deadline);
    clearTimeout(graceTimer);
    signal.removeEventListener("abort", cancel);
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
