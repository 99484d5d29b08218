import { harmless } from "../../../harmless-text";
import type { DescribedSetting } from "../../model/describe-setting";
import type { SettingValue } from "../../model/report";

/** A value in words, each name of a list by itself; escaped for a terminal, and for no markup. */
export type Words = readonly string[];

/** A value in words: `none` for an empty list, `not known` where there is none. */
export function valueWords(value: SettingValue): Words {
  if (value === null) return ["not known"];
  if (typeof value === "string") return [harmless(value)];
  return value.length === 0 ? ["none"] : value.map(harmless);
}

/** What a setting is, in words. */
export function settingWords({ value, isSensitive }: DescribedSetting): Words {
  // As Terraform prints it.
  return isSensitive ? ["(sensitive value)"] : valueWords(value);
}

/** What a setting should be, in words. Undefined where it is as it should be, or sensitive. */
export function declaredWords({ declared }: DescribedSetting): Words | undefined {
  return declared === undefined ? undefined : valueWords(declared);
}

/** A setting on one line: what it is, and what it should be where that is something else. */
export function settingSentence(setting: DescribedSetting): string {
  const words = settingWords(setting);
  const [is, should] = [words.join(", "), declaredWords(setting)?.join(", ")];
  switch (setting.kind) {
    case "drifted":
      return should === undefined
        ? `${is}, not as declared`
        : `${is}${words.length > 1 ? ";" : ","} declared ${should}`;
    case "overridden":
      return `declared ${should}, overridden by Group Policy with ${is}`;
    case "pending":
      return `declared ${should}, not applied yet; the host has ${is}`;
    case "declared":
      return `declared ${is}`;
    default:
      return `${is}${setting.isPolicy ? " (Group Policy)" : ""}`;
  }
}
