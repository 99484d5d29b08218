import { isSameLicenseServerList } from "../../licensing";
import type { SettingReport, SettingValue } from "./report";

/** Whether Group Policy decides a setting otherwise than declared. Drift is something else: that is in the managed place. */
export function isOverridden({ declared, effective, source }: SettingReport): boolean {
  if (source !== "group_policy" || isUnknown(declared) || isUnknown(effective)) return false;
  return !isSameValue(declared, effective);
}

/** Whether two values of a setting are the same to Windows. */
export function isSameValue(one: NonNullable<SettingValue>, other: NonNullable<SettingValue>): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return isSameLicenseServerList(one, other);
}

export function isUnknown(value: SettingValue | undefined): value is null | undefined {
  return value === null || value === undefined;
}
