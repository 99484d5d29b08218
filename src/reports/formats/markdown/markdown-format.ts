import { conditionOf } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";
import { groupSinceWords } from "../content/changes";
import { CONDITIONS } from "../content/conditions";
import { inSentences, needsAttention } from "../content/host-issues";
import { distinctName, stackNamer } from "../content/host-name";
import { conditionOfIssue, groupIssues, type IssueGroup } from "../content/issue-groups";
import { describePlan, titleOf, verdict } from "../content/verdict";
import type { Format } from "../format";
import { CharacterBudget } from "./character-budget";
import { codeText, escapeMarkdown } from "./escape-markdown";
import { calTable } from "./license-servers";
import { settingText } from "./settings";
import { changeItems } from "./what-changed";

/**
 * What a comment on a pull request may hold at most, in characters (https://docs.github.com/en/rest/issues/comments): with
 * some to spare for what is always there.
 */
const MOST_CHARACTERS = 64_500;

/** So many hosts are named beside an issue; more are folded, up to as many as somebody reads. */
const NAMED = 6;
const MOST_NAMED = 100;

const CUT = ["…and more: the report is too long for a comment. The text and json formats show all of it.", ""];

/**
 * For a comment on a pull request: what is about no host, what is wrong and at which hosts, and tables of the hosts and
 * the CALs. Of a report that is too long for it what comes last is left out.
 */
export const markdownFormat: Format = {
  render: (report) => {
    const budget = new CharacterBudget(MOST_CHARACTERS);
    const changed = section(budget.take(changeItems(report)));
    const issues = groupIssues(report)
      .filter(needsAttention)
      .map((group) => issueItem(group, report));
    const list = section(budget.take([...errors(report), ...issues]));
    const cals = section(budget.take(calTable(report.licenseServers ?? [])));
    const made = section([budget.take(plans(report)).join("<br>\n")].filter((line) => line !== ""));
    const isQuiet = (host: HostReport) => conditionOf(host) === "ok";
    const loud = table(report, (host) => !isQuiet(host), budget);
    const quiet = quietTable(table(report, isQuiet, budget), report, loud.length === 0);
    const title = `## ${titleOf(report)}: ${verdict(report)}`;
    const end = budget.cut ? CUT : [];
    return [title, "", ...changed, ...list, ...section(loud), ...quiet, ...cals, ...made, ...end].join("\n");
  },
};

/** With an empty line after it. */
function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}

function plans({ plans: made = [] }: Report): string[] {
  return made.map((plan) => `<sub>${describePlan(plan)}: ${escapeMarkdown(plan.origin)}</sub>`);
}

function errors({ errors: failed }: Report): string[] {
  return failed.map(
    ({ origin, summary, detail }) => `- **${escapeMarkdown(origin)}**: ${escapeMarkdown(inSentences(summary, detail))}`,
  );
}

function issueItem(group: IssueGroup, report: Report): string {
  const { code, summary, remedy, hosts } = group;
  const { emoji } = CONDITIONS[conditionOfIssue(group) ?? "warnings"];
  const since = groupSinceWords(group, report);
  const when = since === undefined ? "" : `, ${since}`;
  const what = `${emoji} **${escapeMarkdown(summary)}** ${escapeMarkdown(remedy)} ${codeText(code)}${when}`;
  const names = hosts.slice(0, MOST_NAMED).map((host) => escapeMarkdown(distinctName(host)));
  const more = hosts.length > MOST_NAMED ? [`and ${hosts.length - MOST_NAMED} more`] : [];
  const listed = [...names, ...more].join(", ");
  if (hosts.length <= NAMED) return `- ${what}<br>${listed}`;
  return `- ${what}<details><summary>${hosts.length} hosts</summary>${listed}</details>`;
}

/** Of the hosts that fit; its first two lines are the head. */
function table(report: Report, isWanted: (host: HostReport) => boolean, budget: CharacterBudget): readonly string[] {
  const stackOf = stackNamer(report);
  const rows = budget.take(report.hosts.filter(isWanted).map((host) => hostRow(host, stackOf(host))));
  return rows.length === 0 ? [] : ["| host | state | mode | license servers |", "|---|---|---|---|", ...rows];
}

function hostRow(host: HostReport, stack: string | undefined): string {
  const cell = (name: string) => settingText(host.settings.find(({ attribute }) => attribute === name));
  const within = stack === undefined ? "" : `<br><sub>${escapeMarkdown(stack)}</sub>`;
  const { emoji, word } = CONDITIONS[conditionOf(host)];
  const name = `${escapeMarkdown(distinctName(host))}${within}`;
  return `| ${name} | ${emoji} ${word} | ${cell("mode")} | ${cell("license_servers")} |`;
}

/** The hosts that are ok, folded where there are others. */
function quietTable(lines: readonly string[], { hosts }: Report, isAlone: boolean): readonly string[] {
  if (isAlone || lines.length === 0) return section(lines);
  const count = hosts.filter((host) => conditionOf(host) === "ok").length;
  const word = count === 1 ? "1 host is" : `${count} hosts are`;
  return [`<details><summary>${CONDITIONS.ok.emoji} ${word} ok</summary>`, "", ...lines, "", "</details>", ""];
}
