import type { SettingReport, SettingValue } from "./report";

/**
 * What Windows uses, as far as is known: where that was not found out, what the host holds. Not where Group Policy decides:
 * the host's own value is none of the policy's.
 */
export function usedValue({ found, effective, source }: SettingReport): SettingValue {
  return effective ?? (source === "group_policy" ? null : (found ?? null));
}
