import type { Registry } from "../registry/registry";
import type { Wmi } from "../wmi/wmi";

/** A way to the registry and the WMI classes of one host, opened with the first operation and kept for the next. */
export interface HostChannel {
  /** The registry for operations that end with `signal`. Throws {@link HostError} when the channel cannot be set up. */
  registry(signal: AbortSignal): Registry;
  /** The same for WMI; absent where the channel does not reach it. */
  readonly wmi?: (signal: AbortSignal) => Wmi;
  close(): void;
}

/** A host that is only read; a `HostConnection` is one. */
export interface ObservedHost {
  /** Its name, for messages. */
  readonly host: string;
  readonly channel: Pick<HostChannel, "registry" | "wmi">;
}

/** The registry and WMI of one host, for operations that end together. */
export interface HostAccess {
  readonly host: string;
  readonly registry: Registry;
  /** Absent where the channel does not reach it. */
  readonly wmi?: Wmi;
}

export function accessTo({ host, channel }: ObservedHost, signal: AbortSignal): HostAccess {
  return { host, registry: channel.registry(signal), wmi: channel.wmi?.(signal) };
}
