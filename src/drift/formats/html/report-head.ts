import type { Report } from "../../report/report";
import { CONDITIONS, countConditions } from "../condition";
import { describePlan } from "../describe-plan";
import { describeTime } from "../describe-time";
import { titleOf, verdict } from "../verdict";
import { conditionBadge } from "./badge";
import { text } from "./text";

/** What kind of report, the verdict, when it was made and from which plans, and the hosts by state. */
export function reportHead(report: Report): string {
  const [tone, sign] = report.healthy ? ["good", "✓"] : ["bad", "!"];
  return `<header>
<p class="kind">${titleOf(report)}</p>
<h1><span class="${tone}" aria-hidden="true">${sign}</span> ${verdict(report)}</h1>
${sources(report)}
</header>
${counts(report)}`;
}

function sources({ time, plans = [] }: Report): string {
  const made = `<li>report of <time datetime="${time}">${describeTime(time)}</time></li>`;
  const from = plans.map((plan) => `<li>${describePlan(plan)}: <code>${text(plan.origin)}</code></li>`);
  return `<ul class="sources">${[made, ...from].join("")}</ul>`;
}

function counts(report: Report): string {
  const present = countConditions(report);
  const bar = present.map(
    ([name, count]) => `<span class="${CONDITIONS[name].tone}" style="flex-grow:${count}"></span>`,
  );
  const items = present.map(([name, count]) => `<li><strong>${count}</strong> ${conditionBadge(name)}</li>`);
  return `<div class="bar" aria-hidden="true">${bar.join("")}</div>\n<ul class="counts">${items.join("")}</ul>`;
}
