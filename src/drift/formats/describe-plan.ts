import type { ReportedPlan } from "../report/report";
import { describeTime } from "./describe-time";

/** A plan in words, without its origin: `planned 2026-11-24 03:00 UTC`, or `plan of …` where it was given. */
export function describePlan({ made, time }: ReportedPlan): string {
  if (made === "now") return time === undefined ? "planned for this report" : `planned ${describeTime(time)}`;
  return `plan of ${time === undefined ? "unknown time" : describeTime(time)}`;
}
