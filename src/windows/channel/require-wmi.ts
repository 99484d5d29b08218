import { HostError } from "../errors/host-error";
import type { Wmi } from "../wmi/wmi";
import type { ObservedHost } from "./host-channel";

/**
 * WMI of a host that has nothing to say without it. Throws `HostError` `invalid_configuration` over a channel that does not
 * reach it.
 *
 * @param what the host is, for people: `A license server`
 */
export function requireWmi({ host, channel }: ObservedHost, signal: AbortSignal, what: string): Wmi {
  const wmi = channel.wmi?.(signal);
  if (wmi !== undefined) return wmi;
  throw new HostError({
    code: "invalid_configuration",
    summary: "The channel does not reach WMI",
    detail: `${what} is asked over WMI, which the shell channel does not reach. Use the cim channel for this host.`,
    host,
  });
}
