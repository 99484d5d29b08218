import { Stop, type StopSignal } from "../../wsman";
import type { Registry } from "../registry/registry";
import type { Wmi } from "../wmi/wmi";

/** A way to the registry and the WMI classes of one host, opened with the first operation and kept for the next. */
export interface HostChannel {
  /** The registry for operations that end with `signal`. Throws {@link HostError} when the channel cannot be set up. */
  registry(signal: StopSignal): Registry;
  /** The same for WMI; absent where the channel does not reach it. */
  wmi?(signal: StopSignal): Wmi;
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
  /** What the operations end with. */
  readonly signal: StopSignal;
  /** The same, for operations that end with another signal. */
  until(signal: StopSignal): HostAccess;
}

export function accessTo(observed: ObservedHost, signal: StopSignal): HostAccess {
  const { host, channel } = observed;
  const until = (other: StopSignal) => accessTo(observed, other);
  return { host, registry: channel.registry(signal), wmi: channel.wmi?.(signal), signal, until };
}

/** Questions to one host. */
type Asking<T extends readonly unknown[]> = { readonly [I in keyof T]: (access: HostAccess) => Promise<T[I]> };

/**
 * What questions come to of which none needs the answer to another: they go side by side where the host takes several. With
 * the first that fails, the others end. Where each is a process on the host (the shell channel), they go one after the other.
 */
export async function together<T extends readonly unknown[]>(access: HostAccess, questions: Asking<T>): Promise<T> {
  const end = new Stop();
  const stopFollowing = end.follow(access.signal);
  const shared = access.until(end);
  let before: Promise<unknown> | undefined;
  const asked = questions.map((ask) => {
    const answer = access.wmi === undefined && before !== undefined ? before.then(() => ask(shared)) : ask(shared);
    before = answer;
    return answer;
  });
  try {
    return (await Promise.all(asked)) as unknown as T;
  } catch (error) {
    end.abort();
    await Promise.allSettled(asked);
    throw error;
  } finally {
    stopFollowing();
  }
}
