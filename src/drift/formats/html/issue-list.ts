import type { HostReport } from "../../report/report";
import { CONDITIONS, conditionOf, type HostCondition } from "../condition";
import { type HostIssue, hostIssues, needsAttention } from "../host-issues";
import { uncheckedIn } from "../unchecked";
import { conditionBadge, severityBadge } from "./badge";
import { issuesId } from "./host-matrix";
import { text } from "./text";

/** What is wrong at each host and what to do about it; open where a person has to act. */
export function issueLists(hosts: readonly HostReport[]): string {
  return hosts.map(issueList).join("");
}

function issueList(host: HostReport, index: number): string {
  const issues = hostIssues({ ...host, findings: host.findings.filter(({ severity }) => severity !== "unknown") });
  const unchecked = uncheckedIn(host.findings).map(({ reason, codes }) =>
    item(severityBadge("unknown"), codes, text(reason), ""),
  );
  const items = [...issues.map((issue) => issueItem(issue)), ...unchecked];
  if (items.length === 0) return "";
  const isOpen = issues.some(needsAttention) ? " open" : "";
  const summary = `<summary>${conditionBadge(conditionOf(host))} <span class="name">${text(host.host)}</span></summary>`;
  return `<details id="${issuesId(index)}"${isOpen}>${summary}<ul class="issues">${items.join("\n")}</ul></details>\n`;
}

function issueItem({ code, level, summary, remedy }: HostIssue): string {
  const state = code.startsWith("drift_") ? "drifted" : code;
  const badge = isCondition(state) ? conditionBadge(state) : severityBadge(level);
  return item(badge, [code], text(summary), text(remedy));
}

function isCondition(code: string): code is HostCondition {
  return Object.hasOwn(CONDITIONS, code);
}

function item(badge: string, codes: readonly string[], summary: string, remedy: string): string {
  const named = codes.map((code) => `<code class="muted">${text(code)}</code>`).join(" ");
  const below = remedy === "" ? "" : `<p class="remedy">${remedy}</p>`;
  return `<li><div>${badge}</div><div><p>${summary} ${named}</p>${below}</div></li>`;
}
