import { hostLimitMs, type ObservedHost, withinHostLimit } from "../windows";
import { onHost } from "./host-diagnostics";
import type { HostPool } from "./host-pool";

/** What the questions to a host come to, in the time that `rds-licensing check` would give it; errors as `onHost` says. */
export function onHostInTime<T>(
  client: HostPool,
  host: string,
  signal: AbortSignal,
  ask: (at: ObservedHost, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return onHost(async () => {
    const connection = await client.host(host).connection();
    const outcome = await withinHostLimit(connection, { signal, limitMs: hostLimitMs(client) }, ask);
    if ("value" in outcome) return outcome.value;
    throw outcome.error;
  });
}
