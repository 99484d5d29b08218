import { someOf } from "../../../harmless-text";
import type { EarlierIssue, Report, ReportChanges } from "../../model/report";
import { type HostIssue, hostIssues, needsAttention } from "./host-issues";
import { distinctName } from "./host-name";
import type { IssueGroup } from "./issue-groups";
import { describeTime } from "./verdict";

/** What became of something that needs attention, since an earlier report. */
export type ChangeKind = "new" | "fixed" | "not_looked_at";

/** One thing that changed alike at several hosts. Not escaped. */
export interface ChangeGroup {
  readonly kind: ChangeKind;
  /** For example `service_stopped`. */
  readonly code: string;
  /** The names of the hosts. */
  readonly hosts: readonly string[];
  /** Since when the first of them had it. Absent where it is new. */
  readonly since?: string;
}

/** How each kind is called. */
export const CHANGES: { readonly [K in ChangeKind]: string } = {
  new: "new",
  fixed: "fixed",
  not_looked_at: "not looked at now",
};

/** What is new, what is fixed, and what was not looked at, in this order; each once for all hosts. */
export function changeGroups({ hosts, time, changes }: Report): readonly ChangeGroup[] {
  if (changes === undefined) return [];
  const fresh = hosts.flatMap((host) =>
    hostIssues(host)
      .filter((issue) => needsAttention(issue) && issue.since === time)
      .map(({ code }) => ({ code, name: distinctName(host) })),
  );
  const earlier = (issues: readonly EarlierIssue[]) =>
    issues.map(({ code, since, ...row }) => ({ code, since, name: distinctName(row) }));
  return [
    ...grouped("new", fresh),
    ...grouped("fixed", earlier(changes.mended)),
    ...grouped("not_looked_at", earlier(changes.notLookedAt)),
  ];
}

interface Change {
  readonly code: string;
  readonly name: string;
  readonly since?: string;
}

function grouped(kind: ChangeKind, all: readonly Change[]): readonly ChangeGroup[] {
  const byCode = new Map<string, Change[]>();
  for (const change of all) byCode.set(change.code, [...(byCode.get(change.code) ?? []), change]);
  return [...byCode].map(([code, changes]) => {
    const [since] = changes.flatMap((change) => change.since ?? []).sort();
    const hosts = [...new Set(changes.map(({ name }) => name))];
    return { kind, code, hosts, ...(since === undefined ? {} : { since }) };
  });
}

/** How much of what needs attention is new, and so on: `Since 2026-11-24 03:00 UTC: 2 new, 1 still there, 3 fixed`. */
export function changesSentence({ since, new: fresh, still, mended, notLookedAt }: ReportChanges): string {
  const counts = [
    `${fresh} new`,
    `${still} still there`,
    `${mended.length} fixed`,
    ...(notLookedAt.length === 0 ? [] : [`${notLookedAt.length} not looked at now`]),
  ];
  return `Since ${describeTime(since)}: ${counts.join(", ")}`;
}

/** Since when something is wrong: `new`, or `since 2026-11-20 03:00 UTC`. Undefined where no report was compared. */
export function sinceWords({ since }: Pick<HostIssue, "since">, { time }: Report): string | undefined {
  if (since === undefined) return undefined;
  return since === time ? CHANGES.new : `since ${describeTime(since)}`;
}

/** The same where several hosts have it: `new at 2 of 5 hosts, since 2026-11-20 03:00 UTC at the others`. */
export function groupSinceWords(group: IssueGroup, report: Report): string | undefined {
  const { hosts, newAt } = group;
  const words = sinceWords(group, report);
  if (words === undefined || newAt.length === 0 || newAt.length === hosts.length) return words;
  return `new at ${newAt.length} of ${hosts.length} hosts, ${words} at the others`;
}

/** The most that are named of hosts where something changed alike. */
const NAMED = 6;

/** The names of hosts, for one line. */
export function namedHosts(hosts: readonly string[], shown: (name: string) => string): string {
  return someOf(hosts.map(shown), NAMED);
}
