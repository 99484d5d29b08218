import type { ConfigurableMode } from "../mode";
import type { SessionHostFacts } from "./session-host-facts";

/** The mode in use, where it is one that CALs are bought for. */
export function licensedMode({ mode: { effective } }: SessionHostFacts): ConfigurableMode | undefined {
  if (!effective.known) return undefined;
  return effective.value === "per_device" || effective.value === "per_user" ? effective.value : undefined;
}
