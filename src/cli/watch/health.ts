import { conditionOf, type HostReport } from "../../reports";

/** How a host is, in one word: `warnings` is a host that works now and has findings of that severity. */
export type Health = "ok" | "warnings" | "unhealthy" | "not_known" | "unreachable" | "failed";

/** Worst first. */
export const HEALTHS: readonly Health[] = ["failed", "unhealthy", "not_known", "unreachable", "warnings", "ok"];

/** Of the report of a check. */
export function healthOf(report: HostReport): Health {
  const condition = conditionOf(report);
  return HEALTHS.find((health) => health === condition) ?? "ok";
}

/** The words for some of them in a count. */
const COUNTED: { readonly [H in Health]?: string } = { warnings: "with warnings", not_known: "not known" };

/** How many there are of each, for example `3 unhealthy, 1 with warnings, 20 ok`. */
export function countHealths(reports: readonly HostReport[]): string {
  const healths = reports.map(healthOf);
  const counts = HEALTHS.map((health) => [healths.filter((one) => one === health).length, health] as const);
  return counts
    .filter(([count]) => count > 0)
    .map(([count, health]) => `${count} ${COUNTED[health] ?? health}`)
    .join(", ");
}
