import type { Report } from "../../model/report";
import { CHANGES, type ChangeGroup, changeGroups, changesSentence } from "../content/changes";
import type { Appearance } from "../content/conditions";
import { describeTime } from "../content/verdict";
import { html, type Markup } from "../markup";
import { breakable } from "./anchors";
import { badge } from "./badge";

const APPEARANCES: { readonly [K in ChangeGroup["kind"]]: Appearance } = {
  new: { sign: "+", word: CHANGES.new, tone: "bad" },
  fixed: { sign: "✓", word: CHANGES.fixed, tone: "good" },
  not_looked_at: { sign: "○", word: CHANGES.not_looked_at, tone: "lost" },
};

/** What changed since an earlier report; undefined where there was none to compare with. */
export function whatChanged(report: Report): Markup | undefined {
  if (report.changes === undefined) return undefined;
  const items = changeGroups(report).map(changeItem);
  const list = items.length === 0 ? undefined : html`<ul class="notes">${items}</ul>`;
  return html`<section aria-labelledby="changed"><h2 id="changed">What changed</h2>
<p>${changesSentence(report.changes)}</p>${list}</section>
`;
}

function changeItem({ kind, code, hosts, since }: ChangeGroup): Markup {
  const before = since === undefined ? undefined : html` <span class="muted">since ${describeTime(since)}</span>`;
  const names = hosts.map((name) => html`<li><span class="name">${breakable(name)}</span></li>`);
  return html`<li><div class="what">${badge(APPEARANCES[kind])}</div><div><p><code>${breakable(code, "_")}</code>${before}</p><ul class="hosts">${names}</ul></div></li>
`;
}
