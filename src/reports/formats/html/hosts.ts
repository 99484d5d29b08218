import { conditionOf } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";
import { CONDITIONS } from "../content/conditions";
import { stackNamer } from "../content/host-name";
import type { IssueGroup } from "../content/issue-groups";
import { html, type Markup } from "../markup";
import { type Anchors, breakable, hostLabel, UNCHECKED } from "./anchors";
import { conditionBadge, severitySign } from "./badge";
import { settingCell } from "./settings";

const COLUMNS = ["Host", "State", "Mode", "License servers", "Findings"] as const;

/** Every host with its settings: those that need attention, and below them the others, folded. */
export function hostsTables(report: Report, anchors: Anchors): Markup | undefined {
  const { hosts } = report;
  if (hosts.length === 0) return undefined;
  const isQuiet = (host: HostReport) => conditionOf(host) === "ok";
  const [loud, quiet] = [hosts.filter((host) => !isQuiet(host)), hosts.filter(isQuiet)];
  const rowOf = rowRenderer(report, anchors);
  const upper = loud.length === 0 ? undefined : table(loud.map(rowOf), "hosts");
  // With nothing else to show, they stand open.
  const lower = quiet.length === 0 ? undefined : folded(quiet.map(rowOf), loud.length === 0);
  return html`<section aria-labelledby="hosts"><h2 id="hosts">Hosts</h2>${upper}${lower}</section>
`;
}

function folded(rows: readonly Markup[], isOpen: boolean): Markup {
  const word = rows.length === 1 ? "1 host is" : `${rows.length} hosts are`;
  const open = isOpen ? html` open` : undefined;
  return html`<details class="quiet"${open}><summary id="quiet">${conditionBadge("ok")} ${word} ok</summary>${table(rows, "quiet")}</details>`;
}

/** The roles keep it a table where a narrow screen shows it as cards. */
function table(rows: readonly Markup[], label: string): Markup {
  const heads = COLUMNS.map((name) => html`<th role="columnheader" scope="col">${name}</th>`);
  const head = html`<thead role="rowgroup"><tr role="row">${heads}</tr></thead>`;
  const body = html`<tbody role="rowgroup">
${rows}</tbody>`;
  return html`<table role="table" class="matrix" aria-labelledby="${label}">${head}${body}</table>`;
}

function rowRenderer(report: Report, anchors: Anchors): (host: HostReport) => Markup {
  const stackOf = stackNamer(report);
  // A plan tells of findings only where it asks for a diagnosis, and where that does not wait for the apply.
  const none = html`<span class="muted">${report.kind === "check" ? "none" : "–"}</span>`;
  return (host) => {
    const stack = stackOf(host);
    const name = html`<th role="rowheader" scope="row">${hostLabel(host)}${resource(host)}${stack === undefined ? undefined : html`<span class="note">in ${breakable(stack)}</span>`}</th>`;
    const state = html`<td role="cell" data-label="State">${conditionBadge(conditionOf(host))}</td>`;
    const found = findings(host, anchors);
    const last = html`<td role="cell" data-label="Findings"><div>${found ?? none}</div></td>`;
    return html`<tr role="row" id="${anchors.row(host)}">${name}${state}${settings(host)}${last}</tr>
`;
  };
}

function resource({ address }: HostReport): Markup | undefined {
  return address === undefined ? undefined : html`<code class="muted">${breakable(address)}</code>`;
}

function settings({ settings: known, error }: HostReport): Markup {
  if (known.length === 0 && error !== undefined) {
    return html`<td role="cell" data-label="Settings" colspan="2" class="muted"><div>${error.summary}</div></td>`;
  }
  const of = (attribute: string) => known.find((one) => one.attribute === attribute);
  return html`${settingCell(of("mode"), "Mode")}${settingCell(of("license_servers"), "License servers")}`;
}

/** The codes, each leading to what is told of it. */
function findings(host: HostReport, anchors: Anchors): Markup | undefined {
  const groups = anchors.issuesOf(host);
  // Why a host is not known is told with its state.
  const unchecked = host.state === "not_known" ? [] : host.findings.filter(({ severity }) => severity === "unknown");
  const open = new Set(unchecked.map(({ code }) => code)).size;
  const links = [
    ...groups.map((group) => link(group, anchors)),
    ...(open === 0 ? [] : [html`<li>${severitySign("unknown")} <a href="#${UNCHECKED}">${open} not checked</a></li>`]),
  ];
  return links.length === 0 ? undefined : html`<ul class="codes">${links}</ul>`;
}

function link(group: IssueGroup, anchors: Anchors): Markup {
  // The state already says what it is.
  const name = Object.hasOwn(CONDITIONS, group.code) ? "what to do" : breakable(group.code, "_");
  return html`<li>${severitySign(group.level)} <a href="#${anchors.issue(group)}">${name}</a></li>`;
}
