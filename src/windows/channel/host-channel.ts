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
