import type { ReportedPlan } from "../../model/report";

/** A plan in words, without its origin: `planned 2026-11-24 03:00 UTC`, or `plan of …` where it was given. */
export function describePlan({ made, time }: ReportedPlan): string {
  if (made === "now") return time === undefined ? "planned for this report" : `planned ${describeTime(time)}`;
  return `plan of ${time === undefined ? "unknown time" : describeTime(time)}`;
}

/** A time of RFC 3339 in UTC, to the minute: `2026-11-24 03:00 UTC`. */
export function describeTime(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}
