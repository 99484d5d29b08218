import type { ConnectionSettings } from "../../connection";
import type { ObservedHost } from "../channel/host-channel";
import { HostError } from "../errors/host-error";
import { observeAnswers } from "./observe-answers";

/** All the questions to one host together take at most so many times what one may. */
const HOST_LIMIT_IN_TIMEOUTS = 10;

/** What came of a host that did not come to an end in its time. */
export interface TooSlow {
  readonly error: HostError;
  /** Whether it answered anything at all. */
  readonly hasAnswered: boolean;
}

/** The most one host may take with all its questions, in milliseconds. */
export function hostLimitMs({ timeoutMs }: Pick<ConnectionSettings, "timeoutMs">): number {
  return HOST_LIMIT_IN_TIMEOUTS * timeoutMs;
}

/**
 * What all the questions to a host come to, in at most `limitMs`: each may take its own time, and a host that is slow with
 * each would take the sum. Throws what `ask` throws while there is time, and after the caller's own `signal`.
 *
 * @param ask gets the host, and the signal that ends its questions
 */
export async function withinHostLimit<T>(
  at: ObservedHost,
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
  ask: (at: ObservedHost, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | TooSlow> {
  const limit = AbortSignal.timeout(limitMs);
  let hasAnswered = false;
  const observed = observeAnswers(at, () => {
    hasAnswered = true;
  });
  try {
    return { value: await ask(observed, AbortSignal.any([signal, limit])) };
  } catch (error) {
    if (!(error instanceof HostError) || !limit.aborted || signal.aborted) throw error;
    return { error: tooSlow(at.host, limitMs), hasAnswered };
  }
}

function tooSlow(host: string, limitMs: number): HostError {
  const detail = `It did not answer all questions within ${limitMs / 1000} s. Check its load and the network, or set a longer timeout.`;
  return new HostError({ code: "timeout", summary: "The host took too long", detail, host });
}
