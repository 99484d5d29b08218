import type { HostReport, Report, SettingReport } from "../../report/report";
import { CONDITIONS, conditionOf } from "../condition";
import { describePlan } from "../describe-plan";
import type { Format } from "../format";
import { hostIssues, needsAttention } from "../host-issues";
import { isOverridden } from "../is-overridden";
import { printableValue } from "../printable";
import { stackTeller } from "../stack-teller";
import { titleOf, verdict } from "../verdict";
import { escapeInHtml, escapeMarkdown } from "./escape-markdown";
import { Room } from "./room";

/**
 * What a comment on a pull request may hold at most, in characters (https://docs.github.com/en/rest/issues/comments): with
 * some to spare for what is always there.
 */
const MOST_CHARACTERS = 65_000;

const CUT = ["…and more: the report is cut here. The text and json formats hold all of it.", ""];

/**
 * For a comment on a pull request: a table of the hosts, what is about no host, and what is wrong at each. Of a report that
 * is too long for it whole hosts are left out, what is about no host last.
 */
export const markdownFormat: Format = {
  render: (report) => {
    const room = new Room(MOST_CHARACTERS);
    const failed = section(room.take(errors(report)));
    const rows = room.take(table(report));
    const head = rows.length === 0 ? [] : ["| host | state | mode | license servers |", "|---|---|---|---|"];
    const made = section([room.take(plans(report)).join("<br>\n")].filter((line) => line !== ""));
    const below = room.take(report.hosts.flatMap(details));
    const title = `## ${titleOf(report)}: ${verdict(report)}`;
    return [title, "", ...section([...head, ...rows]), ...failed, ...made, ...below, ...(room.cut ? CUT : [])].join(
      "\n",
    );
  },
};

/** With an empty line after it. */
function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}

function plans({ plans: made = [] }: Report): string[] {
  return made.map((plan) => `<sub>${describePlan(plan)}: ${escapeMarkdown(plan.origin)}</sub>`);
}

function table(report: Report): string[] {
  const stackOf = stackTeller(report);
  return report.hosts.map((host) => {
    const [mode, servers] = (["mode", "license_servers"] as const).map((attribute) => cell(host, attribute));
    const stack = stackOf(host);
    const name = `${escapeMarkdown(host.host)}${stack === undefined ? "" : `<br><sub>${escapeMarkdown(stack)}</sub>`}`;
    const { emoji, word } = CONDITIONS[conditionOf(host)];
    return `| ${name} | ${emoji} ${word} | ${mode} | ${servers} |`;
  });
}

function cell(host: HostReport, attribute: SettingReport["attribute"]): string {
  const setting = host.settings.find((one) => one.attribute === attribute);
  if (setting === undefined) return "";
  const { drifted, found, declared, effective, source } = setting;
  if (drifted)
    return `**${escapeMarkdown(printableValue(found))}**, declared ${escapeMarkdown(printableValue(declared))}`;
  if (isOverridden(setting)) {
    return `**${escapeMarkdown(printableValue(effective))}** by Group Policy, declared ${escapeMarkdown(printableValue(declared))}`;
  }
  const known = effective ?? found ?? undefined;
  if (known === undefined && declared !== undefined) return `declared ${escapeMarkdown(printableValue(declared))}`;
  return `${escapeMarkdown(printableValue(known))}${source === "group_policy" ? " (Group Policy)" : ""}`;
}

function details(host: HostReport): string[] {
  const issues = hostIssues(host).filter(needsAttention);
  if (issues.length === 0) return [];
  const lines = issues.map(
    ({ code, summary, remedy }) => `- ${codeText(code)}: ${escapeMarkdown(summary)} ${escapeMarkdown(remedy)}`,
  );
  return [[`<details><summary>${escapeInHtml(host.host)}</summary>`, "", ...lines, "", "</details>", ""].join("\n")];
}

function errors({ errors: failed }: Report): string[] {
  return failed.map(
    ({ origin, summary, detail }) =>
      `- **${escapeMarkdown(origin)}**: ${escapeMarkdown(summary)} ${escapeMarkdown(detail)}`,
  );
}

/** Between backticks no escape is understood, so that only a word goes there as it is. */
function codeText(code: string): string {
  return /^\w+$/.test(code) ? `\`${code}\`` : escapeMarkdown(code);
}
