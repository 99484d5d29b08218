import { hostLimitMs, type ObservedHost, withinHostLimit } from "../windows";
import { onHost } from "./host-diagnostics";
import type { HostPool } from "./host-pool";

type Ask<T> = (at: ObservedHost, signal: AbortSignal) => Promise<T>;

/**
 * What the questions to a host come to, in the time that `rds-licensing check` would give it. Throws `HostError`, and
 * `PluginError` where no connection can be made with the provider's settings.
 */
export async function askHostInTime<T>(client: HostPool, host: string, signal: AbortSignal, ask: Ask<T>): Promise<T> {
  const connection = await client.host(host).connection();
  const outcome = await withinHostLimit(connection, { signal, limitMs: hostLimitMs(client) }, ask);
  if ("value" in outcome) return outcome.value;
  throw outcome.error;
}

/** The same with errors as `onHost` says. */
export function onHostInTime<T>(client: HostPool, host: string, signal: AbortSignal, ask: Ask<T>): Promise<T> {
  return onHost(() => askHostInTime(client, host, signal, ask));
}
