import type { HostReport, Report, SettingReport } from "../../report/report";
import { CONDITIONS, conditionOf } from "../condition";
import { describePlan } from "../describe-plan";
import type { Format } from "../format";
import { hostIssues } from "../host-issues";
import { isOverridden } from "../is-overridden";
import { printable, printableValue } from "../printable";
import { stackTeller } from "../stack-teller";
import { titleOf, verdict } from "../verdict";

/** What a comment on a pull request may hold at most, in characters (https://docs.github.com/en/rest/issues/comments). */
const MOST_CHARACTERS = 65_000;

/** For a comment on a pull request: a table of the hosts, what is wrong below it. */
export const markdownFormat: Format = {
  render: (report) => {
    const head = [`## ${titleOf(report)}: ${verdict(report)}`, "", ...table(report), "", ...plans(report)];
    const text = [...head, ...report.hosts.flatMap(details), ...errors(report)].join("\n");
    if (text.length <= MOST_CHARACTERS) return `${text}\n`;
    const cut = text.slice(0, text.lastIndexOf("\n", MOST_CHARACTERS));
    return `${cut}\n\n…and more: the report is cut here. The text and json formats hold all of it.\n`;
  },
};

function plans({ plans: made = [] }: Report): string[] {
  const lines = made.map((plan) => `<sub>${describePlan(plan)}: ${escaped(plan.origin)}</sub>`);
  return lines.length === 0 ? [] : [lines.join("<br>\n"), ""];
}

function table(report: Report): string[] {
  const { hosts } = report;
  if (hosts.length === 0) return [];
  const stackOf = stackTeller(report);
  const rows = hosts.map((host) => {
    const [mode, servers] = (["mode", "license_servers"] as const).map((attribute) => cell(host, attribute));
    const stack = stackOf(host);
    const name = `${escaped(host.host)}${stack === undefined ? "" : `<br><sub>${escaped(stack)}</sub>`}`;
    const { emoji, word } = CONDITIONS[conditionOf(host)];
    return `| ${name} | ${emoji} ${word} | ${mode} | ${servers} |`;
  });
  return ["| host | state | mode | license servers |", "|---|---|---|---|", ...rows];
}

function cell(host: HostReport, attribute: SettingReport["attribute"]): string {
  const setting = host.settings.find((one) => one.attribute === attribute);
  if (setting === undefined) return "";
  const { drifted, found, declared, effective, source } = setting;
  if (drifted) return `**${escaped(printableValue(found))}**, declared ${escaped(printableValue(declared))}`;
  if (isOverridden(setting)) {
    return `**${escaped(printableValue(effective))}** by Group Policy, declared ${escaped(printableValue(declared))}`;
  }
  const known = effective ?? found ?? undefined;
  if (known === undefined && declared !== undefined) return `declared ${escaped(printableValue(declared))}`;
  return `${escaped(printableValue(known))}${source === "group_policy" ? " (Group Policy)" : ""}`;
}

function details(host: HostReport): string[] {
  const issues = hostIssues(host).filter(({ level }) => level !== "note");
  if (issues.length === 0) return [];
  const lines = issues.map(
    ({ code, summary, remedy }) => `- ${codeText(code)}: ${escaped(summary)} ${escaped(remedy)}`,
  );
  return [`<details><summary>${escaped(host.host)}</summary>`, "", ...lines, "", "</details>", ""];
}

function errors({ errors: failed }: Report): string[] {
  return failed.map(
    ({ origin, summary, detail }) => `- **${escaped(origin)}**: ${escaped(summary)} ${escaped(detail)}`,
  );
}

/** Between backticks no escape is understood, so that only a word goes there. */
function codeText(code: string): string {
  return /^\w+$/.test(code) ? `\`${code}\`` : escaped(code);
}

/** Everything that Markdown or HTML gives a meaning to, in numbers. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"'`*_~|[\]()#\\!@]/g, (character) => `&#${character.charCodeAt(0)};`);
}
