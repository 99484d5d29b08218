import { harmless } from "../../../harmless-text";
import { conditionOf } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";
import { CONDITIONS } from "../content/conditions";
import { hostIssues, needsAttention } from "../content/host-issues";
import { distinctName } from "../content/host-name";
import { uncheckedIn } from "../content/unchecked";
import { type Colors, conditionText } from "./hosts";

/** Below the lines themselves: the title, how many more there are, an empty line, the counts, and the prompt. */
const OTHER_LINES = 5;
const LEAST = 3;

/**
 * What needs attention once more, in a line each, for the end of a report that is longer than a screen: there its worst,
 * which comes first, is out of sight. No more than fits on the screen.
 */
export function attentionLines(report: Report, screenLines: number, colors: Colors): string[] {
  const errors = report.errors.map(
    ({ origin, summary }) => `${colors.red("ERROR")}  ${harmless(origin)}: ${harmless(summary)}`,
  );
  const troubled = report.hosts.filter(({ state }) => state !== "ok");
  const width = Math.max(0, ...troubled.map((host) => CONDITIONS[conditionOf(host)].word.length));
  const all = [...errors, ...troubled.map((host) => hostLine(host, width, colors))];
  if (all.length === 0) return [];
  const shown = all.slice(0, Math.max(LEAST, screenLines - OTHER_LINES));
  const more = all.length - shown.length;
  return ["Needs attention:", ...shown, ...(more === 0 ? [] : [`… and ${more} more above`])].map((line, index) =>
    index === 0 ? colors.bold(line) : `  ${line}`,
  );
}

function hostLine(host: HostReport, width: number, colors: Colors): string {
  const space = " ".repeat(width - CONDITIONS[conditionOf(host)].word.length);
  const why = reasonOf(host);
  return `${conditionText(host, colors)}${space}  ${harmless(distinctName(host))}${why === "" ? "" : `: ${harmless(why)}`}`;
}

/** In a few words; what to do is told above. */
function reasonOf(host: HostReport): string {
  if (host.error !== undefined) return host.error.summary;
  if (host.state === "not_known") return uncheckedIn(host.findings)[0]?.reason ?? "";
  const issues = hostIssues(host).filter((issue) => needsAttention(issue) && issue.code !== host.state);
  return [...new Set(issues.map(({ code }) => code.replace(/^drift_/, "")))].join(", ");
}
