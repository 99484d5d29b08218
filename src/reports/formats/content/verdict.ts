import type { Report } from "../../model/report";
import { conditionOf, countErrors } from "./conditions";
import { isOverridden } from "../../model/is-overridden";

const TITLES = { check: "RDS licensing check", drift: "RDS licensing drift" } as const;

/** What kind of report. */
export function titleOf({ kind }: Report): string {
  return TITLES[kind];
}

/** How everything is, in one sentence without a period. */
export function verdict(report: Report): string {
  const { kind, healthy, summary } = report;
  const { hosts, ok } = summary;
  if (healthy) {
    if (hosts === 0) return "No hosts";
    return [`${allOf(hosts)} ${kind === "drift" ? "as declared" : "healthy"}`, ...reservations(report)].join(", ");
  }
  const troubled = hosts - ok;
  const [noun, verb] = [hosts === 1 ? "host" : "hosts", troubled === 1 ? "needs" : "need"];
  const attention = troubled === 0 ? [] : [`${troubled} of ${hosts} ${noun} ${verb} attention`];
  return [...attention, ...countErrors(report)].join(", ");
}

function allOf(hosts: number): string {
  return hosts === 1 ? "The host is" : `All ${hosts} hosts are`;
}

/** What is to be said of hosts that are ok. */
function reservations({ hosts }: Report): string[] {
  const warned = hosts.filter((host) => conditionOf(host) === "warnings");
  const overridden = warned.filter(({ settings }) => settings.some(isOverridden)).length;
  const others = warned.length - overridden;
  return [
    ...(overridden === 0 ? [] : [`${overridden} overridden by Group Policy`]),
    ...(others === 0 ? [] : [`${others} with warnings`]),
  ];
}
