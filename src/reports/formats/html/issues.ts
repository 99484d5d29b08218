import type { HostReport, Report } from "../../model/report";
import { groupSinceWords } from "../content/changes";
import { CONDITIONS } from "../content/conditions";
import { needsAttention } from "../content/host-issues";
import { stackNamer } from "../content/host-name";
import { conditionOfIssue, type IssueGroup } from "../content/issue-groups";
import type { UncheckedAt } from "../content/unchecked";
import { html, joined, type Markup, type Part } from "../markup";
import { type Anchors, breakable, hostLabel, UNCHECKED } from "./anchors";
import { conditionBadge, severityBadge } from "./badge";

/** So many hosts are named beside an issue; of more, the first, and all of them in a list to unfold. */
const NAMED = 6;
const FIRST = 3;

export interface IssueSections {
  readonly report: Report;
  readonly groups: readonly IssueGroup[];
  readonly unchecked: readonly UncheckedAt[];
  readonly anchors: Anchors;
}

/** Each thing that is wrong once, with what to do about it and the hosts that it is at; worst first. */
export function needingAttention({ report, groups, anchors }: IssueSections): Markup | undefined {
  const issues = groups.filter(needsAttention);
  if (issues.length === 0) return undefined;
  const cards = issues.map((group) => card(group, report, anchors));
  return html`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2>
${cards}</section>
`;
}

function card(group: IssueGroup, report: Report, anchors: Anchors): Markup {
  const hosts = hostList(group.hosts, report, anchors);
  const words = groupSinceWords(group, report);
  const since = words === undefined ? undefined : html`<p class="at">${words}</p>`;
  const condition = conditionOfIssue(group);
  const tone = condition === undefined ? "calm" : CONDITIONS[condition].tone;
  const isWarning = condition === undefined || condition === "warnings";
  const badge = isWarning ? severityBadge(group.level) : conditionBadge(condition);
  const code = group.code === condition ? undefined : html`<code class="muted">${breakable(group.code, "_")}</code>`;
  return html`<article class="issue ${tone}" id="${anchors.issue(group)}">
<div class="what">${badge}${hostCount(group.hosts)}${since}${code}</div>
<div><h3>${group.summary}</h3><p class="remedy">${group.remedy}</p>${hosts}</div>
</article>
`;
}

function hostCount({ length }: readonly HostReport[]): Markup | undefined {
  return length === 1 ? undefined : html`<p class="at"><strong>${length}</strong> hosts</p>`;
}

/** What is worth knowing and needs nobody, and what could not be checked. */
export function worthKnowing({ report, groups, unchecked, anchors }: IssueSections): Markup | undefined {
  const notes = groups.filter((group) => !needsAttention(group));
  const note = (badge: Markup, text: Markup, hosts: readonly HostReport[]) =>
    html`<li><div class="what">${badge}${hostCount(hosts)}</div><div><p>${text}</p>${hostList(hosts, report, anchors)}</div></li>`;
  const items = [
    ...notes.map(({ level, code, summary, hosts }) =>
      note(severityBadge(level), html`${summary} <code class="muted">${code}</code>`, hosts),
    ),
    ...unchecked.map(({ reason, codes, hosts }) => {
      const named = joined(
        codes.map((code) => html`<code class="muted">${code}</code>`),
        " ",
      );
      return note(severityBadge("unknown"), html`${reason} ${named}`, hosts);
    }),
  ];
  if (items.length === 0) return undefined;
  const counts = [
    counted(notes.length, "note"),
    counted(unchecked.length, "reason why something could not be checked"),
  ];
  const told = counts.filter((one) => one !== undefined).join(", ");
  return html`<details class="fold" id="${UNCHECKED}"><summary><h2>Worth knowing</h2> <span class="muted">${told}</span></summary>
<ul class="notes">${items}</ul></details>
`;
}

function counted(count: number, name: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? name : name.replace(/^\w+/, "$&s")}`;
}

function hostList(hosts: readonly HostReport[], report: Report, anchors: Anchors): Markup {
  const stackOf = stackNamer(report);
  const items = hosts.map((host) => {
    const stack = stackOf(host);
    const within = stack === undefined ? undefined : html` <span class="note">in ${breakable(stack)}</span>`;
    return html`<li>${hostLabel(host, anchors.row(host))}${within}</li>`;
  });
  const list = html`<ul class="hosts">${items}</ul>`;
  if (hosts.length <= NAMED) return list;
  const first: readonly Part[] = joined(
    hosts.slice(0, FIRST).map((host) => hostLabel(host)),
    ", ",
  );
  return html`<details><summary>${first} <span class="muted">and ${hosts.length - FIRST} more</span></summary>${list}</details>`;
}
