import { SEVERITIES } from "../../../licensing";
import type { HostReport, Report } from "../../report/report";
import { conditionOf } from "../condition";
import { hostIssues } from "../host-issues";
import { stackTeller } from "../stack-teller";
import { conditionBadge, severityBadge } from "./badge";
import { settingCell } from "./setting-cell";
import { text } from "./text";

const COLUMNS = ["Host", "State", "Mode", "License servers", "Findings"] as const;

/** Every host with its settings. The roles keep it a table where a narrow screen shows it as cards. */
export function hostMatrix(report: Report): string {
  const { kind, hosts } = report;
  // A plan tells of findings only where it asks for a diagnosis, and where that does not wait for the apply.
  const stackOf = stackTeller(report);
  const none = kind === "check" ? "none" : "–";
  const rows = hosts.map((host, index) => row(host, index, { none, stack: stackOf(host) }));
  const heads = COLUMNS.map((name) => `<th role="columnheader" scope="col">${name}</th>`).join("");
  const head = `<thead role="rowgroup"><tr role="row">${heads}</tr></thead>`;
  const body = `<tbody role="rowgroup">\n${rows.join("\n")}\n</tbody>`;
  return `<table role="table" aria-labelledby="hosts">${head}${body}</table>`;
}

/** Of the section that tells what to do about a host, by its place in the report. */
export function issuesId(index: number): string {
  return `host-${index + 1}`;
}

interface RowParts {
  /** What stands where there are no findings. */
  readonly none: string;
  readonly stack: string | undefined;
}

function row(host: HostReport, index: number, { none, stack }: RowParts): string {
  const condition = conditionOf(host);
  const address = host.address === undefined ? "" : `<code class="muted">${breakable(text(host.address))}</code>`;
  const within = stack === undefined ? "" : `<span class="note">in ${breakable(text(stack))}</span>`;
  const isTold = hostIssues(host).length > 0;
  const shown = isTold ? `<a href="#${issuesId(index)}">${text(host.host)}</a>` : text(host.host);
  const name = `<th role="rowheader" scope="row"><span class="name">${shown}</span>${address}${within}</th>`;
  const state = `<td role="cell" data-label="State">${conditionBadge(condition)}</td>`;
  const cells = `${name}${state}${settings(host)}${findings(host, none)}`;
  return `<tr role="row"${condition === "ok" ? ' class="quiet"' : ""}>${cells}</tr>`;
}

/** A long name breaks at its dots rather than anywhere. */
function breakable(markup: string): string {
  return markup.replaceAll(".", ".<wbr>");
}

function settings({ settings: known, error }: HostReport): string {
  if (known.length === 0 && error !== undefined) {
    return `<td role="cell" data-label="Settings" colspan="2" class="muted"><div>${text(error.summary)}</div></td>`;
  }
  const of = (attribute: string) => known.find((one) => one.attribute === attribute);
  return settingCell(of("mode"), "Mode") + settingCell(of("license_servers"), "License servers");
}

function findings({ findings: found }: HostReport, none: string): string {
  const badges = SEVERITIES.flatMap((severity) => {
    const count = found.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [severityBadge(severity, count)];
  });
  const content = badges.length === 0 ? `<span class="muted">${none}</span>` : badges.join(" ");
  return `<td role="cell" data-label="Findings"><div>${content}</div></td>`;
}
