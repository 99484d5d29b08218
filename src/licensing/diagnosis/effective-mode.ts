import type { ConfigurableMode } from "../mode";
import type { DiagnosisInput } from "./diagnosis-input";

/** The mode in use, where it is one that CALs are bought for. */
export function licensedMode({ mode: { effective } }: DiagnosisInput): ConfigurableMode | undefined {
  if (!effective.known) return undefined;
  return effective.value === "per_device" || effective.value === "per_user" ? effective.value : undefined;
}
