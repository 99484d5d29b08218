import { isSameLicenseServerList } from "../../licensing";
import type { SettingReport, SettingValue } from "./report";

/**
 * How a setting is. `drifted`: the host holds something else than declared; `overridden`: Group Policy sets something else
 * than declared; `pending`: the host holds something else until what is declared is applied; `declared`: nothing but the
 * declaration is known yet; `as_declared`: in use as declared; `used`: in use, and nothing is declared; `not_known`.
 */
export type SettingKind = "drifted" | "overridden" | "pending" | "declared" | "as_declared" | "used" | "not_known";

/** What there is to say about a setting, decided here once for every format. */
export interface DescribedSetting {
  readonly kind: SettingKind;
  /** What it is, or is to be where it is only declared. Null where that is not known or sensitive. */
  readonly value: SettingValue;
  /** What it should be, where it is something else. Null where that is not known; absent where it is sensitive. */
  readonly declared?: SettingValue;
  /** Whether Group Policy decides it. */
  readonly isPolicy: boolean;
  /** Whether Terraform marks a value of it as sensitive, so that none is shown. */
  readonly isSensitive: boolean;
}

export function describeSetting(setting: SettingReport): DescribedSetting {
  const { declared = null, found = null, effective = null, source, drifted, sensitive: isSensitive = false } = setting;
  const base = { isPolicy: source === "group_policy", isSensitive };
  if (isSensitive) return { ...base, kind: drifted ? "drifted" : "used", value: null };
  if (drifted) return { ...base, kind: "drifted", value: found, declared };
  if (isOverridden(setting)) return { ...base, kind: "overridden", value: effective, declared };
  if (isPending(setting)) return { ...base, kind: "pending", value: found, declared };
  const value = usedValue(setting);
  if (value !== null) return { ...base, kind: declared === null ? "used" : "as_declared", value };
  return declared === null || base.isPolicy
    ? { ...base, kind: "not_known", value }
    : { ...base, kind: "declared", value: declared };
}

/**
 * What Windows uses, as far as is known: where that was not found out, what the host holds. Not where Group Policy decides:
 * the host's own value is none of the policy's.
 */
function usedValue({ found, effective, source }: SettingReport): SettingValue {
  return effective ?? (source === "group_policy" ? null : (found ?? null));
}

/** Whether Group Policy decides a setting otherwise than declared. Drift is something else: that is in the managed place. */
export function isOverridden({ declared = null, effective = null, source }: SettingReport): boolean {
  if (source !== "group_policy" || declared === null || effective === null) return false;
  return !isSameValue(declared, effective);
}

/** Whether what the host holds was compared with what is declared. */
export function isCompared({ declared, found, sensitive }: SettingReport): boolean {
  return declared !== undefined && (sensitive === true || (found ?? null) !== null);
}

/** Whether a host that is not managed yet holds something else than is declared. */
function isPending({ declared = null, found = null, effective = null }: SettingReport): boolean {
  return declared !== null && found !== null && effective === null && !isSameValue(declared, found);
}

/** Whether two values of a setting are the same to Windows. */
function isSameValue(one: NonNullable<SettingValue>, other: NonNullable<SettingValue>): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return isSameLicenseServerList(one, other);
}
