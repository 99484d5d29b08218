import { isSameLicenseServerList } from "../../licensing";
import type { SettingReport, SettingValue } from "../report/report";

/** Whether Group Policy decides a setting otherwise than declared. Drift is something else: that is in the managed place. */
export function isOverridden({ declared, effective, source }: SettingReport): boolean {
  if (source !== "group_policy" || isUnknown(declared) || isUnknown(effective)) return false;
  if (typeof declared === "string" || typeof effective === "string") return declared !== effective;
  return !isSameLicenseServerList(declared, effective);
}

function isUnknown(value: SettingValue | undefined): value is null | undefined {
  return value === null || value === undefined;
}
