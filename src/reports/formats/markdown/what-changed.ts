import type { Report } from "../../model/report";
import { CHANGES, type ChangeGroup, changeGroups, changesSentence, namedHosts } from "../content/changes";
import { describeTime } from "../content/verdict";
import { codeText, escapeMarkdown } from "./escape-markdown";

const EMOJI = { new: "🆕", fixed: "✅", not_looked_at: "🙈" } as const;

/** What changed since an earlier report, as a sentence and a list; nothing where there was none to compare with. */
export function changeItems(report: Report): readonly string[] {
  if (report.changes === undefined) return [];
  return [`**${changesSentence(report.changes)}**`, "", ...changeGroups(report).map(changeItem)];
}

function changeItem({ kind, code, hosts, since }: ChangeGroup): string {
  const before = since === undefined ? "" : `, since ${describeTime(since)}`;
  return `- ${EMOJI[kind]} ${CHANGES[kind]}: ${codeText(code)} at ${namedHosts(hosts, escapeMarkdown)}${before}`;
}
