import { connectivityStatus } from "../connectivity";
import type { SessionHostFacts } from "./session-host-facts";

/** Whether at least one license server is known to be usable from the host. */
export function hasUsableServer({ connectivity }: SessionHostFacts): boolean {
  return connectivity.some(({ status }) => status.known && connectivityStatus(status.value).verdict === "usable");
}

/** Whether every license server is known not to be usable. */
export function isWithoutUsableServer({ connectivity }: SessionHostFacts): boolean {
  return (
    connectivity.length > 0 &&
    connectivity.every(({ status }) => status.known && connectivityStatus(status.value).verdict === "unusable")
  );
}
