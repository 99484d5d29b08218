import { createColors } from "picocolors";
import { harmless } from "../../../harmless-text";
import type { HostReport, Report } from "../../model/report";
import { countErrors, countWords } from "../content/conditions";
import { stackNamer } from "../content/host-name";
import { type UncheckedAt, uncheckedAt, uncheckedIn } from "../content/unchecked";
import { describePlan } from "../content/verdict";
import type { Format } from "../format";
import { type Colors, hostLines, indented, uncheckedLine } from "./hosts";
import { attentionLines } from "./issues";
import { calLines } from "./license-servers";
import { changeLines } from "./what-changed";

/** How long a list may be, where nobody knows how much of it is seen at once. */
const SCREEN_LINES = 40;

/**
 * For people: a line a host, what is wrong below it, and what to do about that. The worst comes first; of what is longer
 * than a screen it comes once more, short, at the end, where a terminal and a log are read.
 */
export const textFormat: Format = {
  render: (report, { color = false, rows = SCREEN_LINES } = {}) => {
    const colors = createColors(color);
    const sections = [
      ...hostSections(report, colors),
      ...report.errors.map(({ origin, summary, detail }) => [
        `${colors.red("error")}  ${harmless(origin)}: ${harmless(summary)}`,
        ...indented([harmless(detail)]),
      ]),
      calLines(report.licenseServers ?? [], colors),
    ].filter(({ length }) => length > 0);
    const end = [...changeLines(report, colors), ...planLines(report, colors), summaryLine(report)];
    const lines = sections.flatMap((section) => [...section, ""]);
    const again = lines.length + end.length < rows ? [] : attentionLines(report, rows, colors);
    return [...lines, ...again, ...(again.length === 0 ? [] : [""]), ...end, ""].join("\n");
  },
};

function hostSections(report: Report, colors: Colors): string[][] {
  const stackOf = stackNamer(report);
  const unchecked = uncheckedAt(report);
  const shared = unchecked.filter(({ hosts }) => hosts.length > 1);
  return [
    ...report.hosts.map((host) => [
      ...hostLines(host, { report, stack: stackOf(host), colors }),
      ...indented(ownReasons(host, unchecked).map((one) => uncheckedLine(one))),
    ]),
    ...shared.map((one) => [uncheckedLine(one, ` at ${one.hosts.length} hosts`)]),
  ];
}

/** What is told beside the host and not once for all. */
function ownReasons(host: HostReport, unchecked: readonly UncheckedAt[]) {
  if (host.state === "not_known") return uncheckedIn(host.findings);
  return unchecked.filter(({ hosts: [first, ...others] }) => first === host && others.length === 0);
}

/** One plan that was made just now tells nothing. */
function planLines({ plans = [] }: Report, colors: Colors): string[] {
  if (plans.length < 2 && plans.every(({ made }) => made === "now")) return [];
  return plans.map((plan) => colors.dim(`${describePlan(plan)}: ${harmless(plan.origin)}`));
}

function summaryLine(report: Report): string {
  const { hosts } = report.summary;
  const all = [...countWords(report.hosts), ...countErrors(report)].join(", ");
  return `${hosts} ${hosts === 1 ? "host" : "hosts"}${all === "" ? "" : `: ${all}`}`;
}
