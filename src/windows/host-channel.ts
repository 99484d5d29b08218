import type { Registry } from "./registry/registry";

/** A way to the registry of one host, opened with the first operation and kept for the next. */
export interface HostChannel {
  /** The registry for operations that end with `signal`. Throws {@link HostError} when the channel cannot be set up. */
  registry(signal: AbortSignal): Registry;
  close(): void;
}
