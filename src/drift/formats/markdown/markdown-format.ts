import type { HostReport, HostState, Report, SettingReport } from "../../report/report";
import { describePlan } from "../describe-plan";
import type { Format } from "../format";
import { hostIssues } from "../host-issues";
import { isOverridden } from "../is-overridden";
import { printable, printableValue } from "../printable";

/** What a comment on a pull request may hold at most, in characters (https://docs.github.com/en/rest/issues/comments). */
const MOST_CHARACTERS = 65_000;

/** For a comment on a pull request: a table of the hosts, what is wrong below it. */
export const markdownFormat: Format = {
  render: (report) => {
    const head = [`## ${TITLES[report.kind]}: ${verdict(report)}`, "", ...table(report.hosts), "", ...plans(report)];
    const text = [...head, ...report.hosts.flatMap(details), ...errors(report)].join("\n");
    if (text.length <= MOST_CHARACTERS) return `${text}\n`;
    const cut = text.slice(0, text.lastIndexOf("\n", MOST_CHARACTERS));
    return `${cut}\n\n…and more: the report is cut here. The text and json formats hold all of it.\n`;
  },
};

const TITLES = { check: "RDS licensing check", drift: "RDS licensing drift" } as const;

const SIGNS: { readonly [S in HostState]: string } = {
  ok: "✅ ok",
  drifted: "🔶 drifted",
  unhealthy: "❌ unhealthy",
  unmanaged: "➕ not applied yet",
  leaving: "➖ to be released",
  unreachable: "⛔ unreachable",
  failed: "🛑 failed",
};

function verdict({ healthy, summary, errors: failed }: Report): string {
  if (healthy) return `${summary.hosts} hosts, all as they should be`;
  const { hosts, ok } = summary;
  const unplanned = failed.length === 0 ? "" : `, ${failed.length} not planned`;
  return `${hosts - ok} of ${hosts} hosts need attention${unplanned}`;
}

function plans({ plans: made = [] }: Report): string[] {
  const lines = made.map((plan) => `<sub>${describePlan(plan)}: ${escaped(plan.origin)}</sub>`);
  return lines.length === 0 ? [] : [lines.join("<br>\n"), ""];
}

function table(hosts: readonly HostReport[]): string[] {
  if (hosts.length === 0) return [];
  const rows = hosts.map((host) => {
    const [mode, servers] = (["mode", "license_servers"] as const).map((attribute) => cell(host, attribute));
    return `| ${escaped(host.host)} | ${SIGNS[host.state]} | ${mode} | ${servers} |`;
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
