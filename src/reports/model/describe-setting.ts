import { harmless } from "../../harmless-text";
import type { SettingReport, SettingValue } from "./report";
import { isOverridden, isSameValue, isUnknown } from "./is-overridden";
import { usedValue } from "./used-value";

/** A value in words, each name of a list by itself; escaped for a terminal, and for no markup. */
export type Words = readonly string[];

export const NOT_KNOWN: Words = ["not known"];

/** As Terraform prints it. */
const SENSITIVE: Words = ["(sensitive value)"];

/** How a setting is, for every format. */
export interface DescribedSetting {
  /**
   * `differs` from what is declared; `overridden` by Group Policy; `held` until what is declared is applied; `declared`, and
   * nothing more is known; `used` as it is.
   */
  readonly kind: "differs" | "overridden" | "held" | "declared" | "used";
  /** What it is. */
  readonly value: Words;
  /** What it should be, where it is something else. Absent where Terraform marks it as sensitive. */
  readonly declared?: Words;
  /** Whether Group Policy decides it. */
  readonly isPolicy: boolean;
}

export function describeSetting(setting: SettingReport): DescribedSetting {
  const { declared, found, effective, source, drifted, sensitive = false } = setting;
  const isPolicy = source === "group_policy";
  if (sensitive) return { kind: drifted ? "differs" : "used", value: SENSITIVE, isPolicy };
  if (drifted) return { kind: "differs", value: wordsOf(found), declared: wordsOf(declared), isPolicy };
  if (isOverridden(setting)) {
    return { kind: "overridden", value: wordsOf(effective), declared: wordsOf(declared), isPolicy };
  }
  if (isHeld(setting)) return { kind: "held", value: wordsOf(found), declared: wordsOf(declared), isPolicy };
  const used = usedValue(setting);
  const isOnlyDeclared = isUnknown(used) && !isUnknown(declared) && !isPolicy;
  return { kind: isOnlyDeclared ? "declared" : "used", value: wordsOf(isOnlyDeclared ? declared : used), isPolicy };
}

/** A setting on one line: what it is, and what it should be where that is something else. */
export function settingSentence({ kind, value, declared, isPolicy }: DescribedSetting): string {
  const [is, should] = [value.join(", "), declared?.join(", ")];
  if (kind === "differs") {
    return should === undefined ? `${is}, not as declared` : `${is}${value.length > 1 ? ";" : ","} declared ${should}`;
  }
  if (kind === "overridden") return `declared ${should}, Group Policy wins with ${is}`;
  if (kind === "held") return `declared ${should}, holds ${is} now`;
  if (kind === "declared") return `declared ${is}`;
  return `${is}${isPolicy ? " (Group Policy)" : ""}`;
}

/** Whether a host that is not managed yet holds something else than is declared. */
function isHeld({ declared, found, effective }: SettingReport): boolean {
  if (isUnknown(declared) || isUnknown(found) || !isUnknown(effective)) return false;
  return !isSameValue(declared, found);
}

function wordsOf(value: SettingValue | undefined): Words {
  if (value === null || value === undefined) return NOT_KNOWN;
  if (typeof value === "string") return [harmless(value)];
  return value.length === 0 ? ["none"] : value.map(harmless);
}
