import { conditionOf } from "../../model/condition";
import { isOverridden } from "../../model/describe-setting";
import type { Report, ReportedPlan } from "../../model/report";
import { countErrors } from "./conditions";

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

/** What there is to say about hosts that are ok. */
function reservations({ hosts }: Report): string[] {
  const warned = hosts.filter((host) => conditionOf(host) === "warnings");
  const overridden = warned.filter(({ settings }) => settings.some(isOverridden)).length;
  const others = warned.length - overridden;
  return [
    ...(overridden === 0 ? [] : [`${overridden} overridden by Group Policy`]),
    ...(others === 0 ? [] : [`${others} with warnings`]),
  ];
}

/** A plan in words, without its origin: `planned 2026-11-24 03:00 UTC`, or `plan of …` where it was given. */
export function describePlan({ made, time }: ReportedPlan): string {
  if (made === "now") return time === undefined ? "planned for this report" : `planned ${describeTime(time)}`;
  return `plan of ${time === undefined ? "unknown time" : describeTime(time)}`;
}

/** A time of RFC 3339 in UTC, to the minute: `2026-11-24 03:00 UTC`. */
export function describeTime(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}
