import { describeSetting } from "../../model/describe-setting";
import type { SettingReport } from "../../model/report";
import { declaredWords, settingWords, type Words } from "../content/setting-words";
import { escapeMarkdown } from "./escape-markdown";

/** A setting for a cell of a table: what is not as declared is bold. */
export function settingText(setting: SettingReport | undefined): string {
  if (setting === undefined) return "";
  const described = describeSetting(setting);
  const [is, declared] = [markdownOf(settingWords(described)), declaredWords(described)];
  const should = declared === undefined ? "not as declared" : `declared ${markdownOf(declared)}`;
  switch (described.kind) {
    case "drifted":
      return `**${is}**, ${should}`;
    case "overridden":
      return `**${is}** by Group Policy, ${should}`;
    case "pending":
      return `${should}, not applied yet; the host has ${is}`;
    case "declared":
      return `declared ${is}`;
    default:
      return `${is}${described.isPolicy ? " (Group Policy)" : ""}`;
  }
}

function markdownOf(words: Words): string {
  return escapeMarkdown(words.join(", "));
}
