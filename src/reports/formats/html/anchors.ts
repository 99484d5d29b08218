import type { HostReport, Report } from "../../model/report";
import { deposedName } from "../content/host-name";
import type { IssueGroup } from "../content/issue-groups";
import { html, type Markup } from "../markup";

/** The places of a page that others lead to. */
export interface Anchors {
  /** Of a row: every object has its own, a deposed one too. */
  row(host: HostReport): string;
  /** Of what is told of an issue. */
  issue(group: IssueGroup): string;
  /** The issues that a host has. */
  issuesOf(host: HostReport): readonly IssueGroup[];
}

/** Of what could not be checked. */
export const UNCHECKED = "not-checked";

export function anchorsOf({ hosts }: Report, groups: readonly IssueGroup[]): Anchors {
  const rows = new Map(hosts.map((host, index) => [host, `host-${index + 1}`]));
  const issues = new Map(groups.map((group, index) => [group, `issue-${index + 1}`]));
  const byHost = new Map<HostReport, IssueGroup[]>(hosts.map((host) => [host, []]));
  for (const group of groups) for (const host of group.hosts) byHost.get(host)?.push(group);
  return {
    row: (host) => rows.get(host) ?? "",
    issue: (group) => issues.get(group) ?? "",
    issuesOf: (host) => byHost.get(host) ?? [],
  };
}

/** A host by the name people know, the host's own beside it. @param row where the name leads to */
export function hostLabel({ host, displayName = host, deposed }: HostReport, row?: string): Markup {
  const name = html`<span class="name">${breakable(displayName)}</span>`;
  const own = displayName === host ? undefined : html` <span class="muted">${breakable(host)}</span>`;
  const mark = deposed === undefined ? undefined : html` <span class="deposed">${deposedName(deposed)}</span>`;
  return html`${row === undefined ? name : html`<a href="#${row}">${name}</a>`}${own}${mark}`;
}

/** A long name that breaks at its dots, or at another sign, rather than anywhere. */
export function breakable(name: string, sign: "." | "_" = "."): Markup {
  const parts = name.split(sign);
  const ends = parts.slice(1).map((part) => (sign === "." ? html`.<wbr>${part}` : html`_<wbr>${part}`));
  return html`${parts[0]}${ends}`;
}
