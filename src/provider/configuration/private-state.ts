import type { JsonValue } from "../../plugin";
import type { LicensingSnapshot } from "../../windows";

/** What is kept beside the state, not shown to the user: the settings the resource replaced, to restore on destroy. */
export interface PrivateState {
  readonly original: LicensingSnapshot;
}

export function toPrivateState(original: LicensingSnapshot): JsonValue {
  return { original } as unknown as JsonValue;
}

/** The settings to restore; `undefined` when none were recorded (Terraform drops them when it replaces a tainted object). */
export function originalOf(privateState: JsonValue): LicensingSnapshot | undefined {
  return (privateState as unknown as PrivateState | null)?.original;
}
