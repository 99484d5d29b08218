import type { Report } from "../../model/report";
import { CONDITIONS, countConditions } from "../content/conditions";
import { describePlan, describeTime, titleOf, verdict } from "../content/verdict";
import { html, type Markup } from "../markup";
import { conditionBadge } from "./badge";

/** What kind of report, the verdict, when it was made and from which plans, and the hosts by state. */
export function reportHead(report: Report): Markup {
  const [tone, sign] = report.healthy ? ["good", "✓"] : ["bad", "!"];
  return html`<header>
<p class="kind">${titleOf(report)}</p>
<h1><span class="${tone}" aria-hidden="true">${sign}</span> ${verdict(report)}</h1>
${sources(report)}
${counts(report)}
</header>`;
}

function sources({ time, plans = [] }: Report): Markup {
  const made = html`<li>report of <time datetime="${time}">${describeTime(time)}</time></li>`;
  const from = plans.map((plan) => html`<li>${describePlan(plan)}: <code>${plan.origin}</code></li>`);
  return html`<ul class="sources">${[made, ...from]}</ul>`;
}

function counts(report: Report): Markup {
  const present = countConditions(report.hosts);
  const bar = present.map(
    ([name, count]) => html`<span class="${CONDITIONS[name].tone}" style="flex-grow:${count}"></span>`,
  );
  const items = present.map(([name, count]) => html`<li><strong>${count}</strong> ${conditionBadge(name)}</li>`);
  return html`<div class="bar" aria-hidden="true">${bar}</div>
<ul class="counts">${items}</ul>`;
}
