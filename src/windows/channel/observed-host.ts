import type { HostChannel } from "./host-channel";

/** A host that is only looked at; a `SessionHostConnection` is one. */
export interface ObservedHost {
  /** Its name, for messages. */
  readonly host: string;
  readonly channel: Pick<HostChannel, "registry" | "wmi">;
}
