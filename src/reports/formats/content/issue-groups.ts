import { CONDITION_ORDER, type HostCondition } from "../../model/condition";
import type { HostReport, Report } from "../../model/report";
import { type HostIssue, hostIssues } from "./host-issues";

/** One thing that is wrong, and all hosts where it is: what sixty hosts have in common is read once. */
export interface IssueGroup extends HostIssue {
  /** Each once, in the order of the report. */
  readonly hosts: readonly HostReport[];
}

/** What stands for the name of the host in a text that is about several. */
const ANY_HOST = "HOST";

/** What is wrong at the hosts of a report, worst first, then what most hosts have. Checks that could not be made are not. */
export function groupIssues({ hosts }: Report): readonly IssueGroup[] {
  const groups = new Map<string, { readonly issue: HostIssue; readonly hosts: Set<HostReport> }>();
  for (const host of hosts) {
    for (const issue of hostIssues(host).filter(({ level }) => level !== "unknown")) {
      const key = JSON.stringify(ofAnyHost(issue, host));
      const group = groups.get(key) ?? { issue, hosts: new Set() };
      groups.set(key, { ...group, hosts: group.hosts.add(host) });
    }
  }
  const all = [...groups.values()].map(({ issue, hosts: at }): IssueGroup => {
    const [first] = at as Iterable<HostReport>;
    return { ...(at.size > 1 && first !== undefined ? ofAnyHost(issue, first) : issue), hosts: [...at] };
  });
  return all.sort((one, other) => rank(one) - rank(other) || other.hosts.length - one.hosts.length);
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
