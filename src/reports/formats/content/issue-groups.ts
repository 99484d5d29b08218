import { CONDITION_ORDER, type HostCondition } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";
import { type HostIssue, hostIssues } from "./host-issues";

/**
 * One thing that is wrong, and all hosts where it is: what sixty hosts have in common is read once. Its `since` is that of
 * the host that has had it longest.
 */
export interface IssueGroup extends HostIssue {
  /** Each once, in the order of the report. */
  readonly hosts: readonly HostReport[];
  /** Those where it is new. */
  readonly newAt: readonly HostReport[];
}

/** What stands for the name of the host in a text that is about several. */
const ANY_HOST = "HOST";

/** What is wrong at the hosts of a report, worst first, then what most hosts have. Checks that could not be made are not. */
export function groupIssues({ hosts, time }: Report): readonly IssueGroup[] {
  const groups = new Map<string, (readonly [HostReport, HostIssue])[]>();
  for (const host of hosts) {
    for (const issue of hostIssues(host).filter(({ level }) => level !== "unknown")) {
      // Some hosts have had it for longer than others.
      const key = JSON.stringify({ ...ofAnyHost(issue, host), since: undefined });
      groups.set(key, [...(groups.get(key) ?? []), [host, issue]]);
    }
  }
  const all = [...groups.values()].flatMap((group) => groupOf(group, time));
  return all.sort((one, other) => rank(one) - rank(other) || other.hosts.length - one.hosts.length);
}

function groupOf(members: readonly (readonly [HostReport, HostIssue])[], time: string): IssueGroup[] {
  const [first] = members;
  if (first === undefined) return [];
  const hosts = [...new Set(members.map(([host]) => host))];
  const [host, issue] = first;
  const [since] = members.flatMap(([, one]) => one.since ?? []).sort();
  const newAt = [...new Set(members.filter(([, one]) => one.since === time).map(([at]) => at))];
  return [{ ...(hosts.length > 1 ? ofAnyHost(issue, host) : issue), since, hosts, newAt }];
}

/** How a host is that has this issue; undefined where it is only worth knowing. */
export function conditionOfIssue({ code, level }: HostIssue): HostCondition | undefined {
  if (code.startsWith("drift_")) return "drifted";
  const condition = CONDITION_ORDER.find((name) => name === code);
  if (condition !== undefined) return condition;
  return level === "error" ? "unhealthy" : level === "warning" ? "warnings" : undefined;
}

function rank(issue: HostIssue): number {
  const condition = conditionOfIssue(issue);
  return condition === undefined ? CONDITION_ORDER.length : CONDITION_ORDER.indexOf(condition);
}

/** The same issue in words that are true of every host: errors tell the address that was asked. */
function ofAnyHost(issue: HostIssue, { host }: HostReport): HostIssue {
  const name = new RegExp(`(?<![\\w.-])${host.replace(/[^\w\s]/g, "\\$&")}(?![\\w-])`, "g");
  const without = (text: string) => (host === "" ? text : text.replace(name, ANY_HOST));
  return { ...issue, summary: without(issue.summary), remedy: without(issue.remedy) };
}
