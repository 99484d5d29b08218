import type { HostState, Report } from "../../report/report";
import { describePlan } from "../describe-plan";
import { describeTime } from "../describe-time";
import { STATES, stateBadge } from "./badge";
import { text } from "./text";

export const TITLES = { check: "RDS licensing check", drift: "RDS licensing drift" } as const;

/** What kind of report, the verdict, when it was made and from which plans, and the hosts by state. */
export function reportHead(report: Report): string {
  const [tone, sign] = report.healthy ? ["good", "✓"] : ["bad", "!"];
  return `<header>
<p class="kind">${TITLES[report.kind]}</p>
<h1><span class="${tone}" aria-hidden="true">${sign}</span> ${verdict(report)}</h1>
${sources(report)}
</header>
${counts(report)}`;
}

/** In one sentence without a period. */
export function verdict({ kind, healthy, summary, errors }: Report): string {
  const { hosts, ok } = summary;
  if (healthy) return hosts === 0 ? "No hosts" : `${allOf(hosts)} ${kind === "drift" ? "as declared" : "healthy"}`;
  const attention =
    hosts === ok ? [] : [`${hosts - ok} of ${hosts} ${hosts === 1 ? "host needs" : "hosts need"} attention`];
  const failed = errors.length === 0 ? [] : [`${errors.length} not planned`];
  return [...attention, ...failed].join(", ");
}

function allOf(hosts: number): string {
  return hosts === 1 ? "The host is" : `All ${hosts} hosts are`;
}

function sources({ time, plans = [] }: Report): string {
  const made = `<li>report of <time datetime="${time}">${describeTime(time)}</time></li>`;
  const from = plans.map((plan) => `<li>${describePlan(plan)}: <code>${text(plan.origin)}</code></li>`);
  return `<ul class="sources">${[made, ...from].join("")}</ul>`;
}

function counts({ summary }: Report): string {
  const present = (Object.keys(STATES) as HostState[]).filter((state) => summary[state] > 0);
  const bar = present.map((state) => `<span class="${STATES[state].tone}" style="flex-grow:${summary[state]}"></span>`);
  const items = present.map((state) => `<li><strong>${summary[state]}</strong> ${stateBadge(state)}</li>`);
  return `<div class="bar" aria-hidden="true">${bar.join("")}</div>\n<ul class="counts">${items.join("")}</ul>`;
}
