import type { SettingReport } from "../../model/report";
import { describeSetting, type Words } from "../../model/describe-setting";
import { escapeMarkdown } from "./escape-markdown";

/** A setting for a cell of a table: what is not as declared is bold. */
export function settingText(setting: SettingReport | undefined): string {
  if (setting === undefined) return "";
  const { kind, value, declared, isPolicy } = describeSetting(setting);
  const is = markdownOf(value);
  const should = declared === undefined ? "not as declared" : `declared ${markdownOf(declared)}`;
  if (kind === "differs") return `**${is}**, ${should}`;
  if (kind === "overridden") return `**${is}** by Group Policy, ${should}`;
  if (kind === "held") return `${should}, holds ${is} now`;
  if (kind === "declared") return `declared ${is}`;
  return `${is}${isPolicy ? " (Group Policy)" : ""}`;
}

function markdownOf(words: Words): string {
  return escapeMarkdown(words.join(", "));
}
