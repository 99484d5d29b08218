import { accessTo, type HostAccess } from "../../src/windows/channel/host-channel";
import type { Registry } from "../../src/windows/registry/registry";
import type { Wmi } from "../../src/windows/wmi/wmi";

/** Access to a host `rdsh1` of these parts; without `wmi`, its channel does not reach it. */
export function fakeAccess(registry: Registry, wmi?: Wmi): HostAccess {
  const channel = { registry: () => registry, ...(wmi && { wmi: () => wmi }) };
  return accessTo({ host: "rdsh1", channel }, new AbortController().signal);
}
