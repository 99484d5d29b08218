import { connectivityStatus } from "../connectivity";
import type { DiagnosisInput } from "./diagnosis-input";

/** Whether at least one license server is known to be usable from the host. */
export function hasUsableServer({ connectivity }: DiagnosisInput): boolean {
  return connectivity.some(({ status }) => status.known && connectivityStatus(status.value).verdict === "usable");
}

/** Whether every license server is known not to be usable. */
export function isWithoutUsableServer({ connectivity }: DiagnosisInput): boolean {
  return (
    connectivity.length > 0 &&
    connectivity.every(({ status }) => status.known && connectivityStatus(status.value).verdict === "unusable")
  );
}
