import type { Problem } from "./problem";

/** How many license servers a session host is to have. */
export interface Redundancy {
  /** In the list. */
  readonly minimumServers?: number;
  /** That the host itself can use at the time of a change. */
  readonly minimumReachable?: number;
}

/** What a list of `count` servers falls short of, by setting. */
export function redundancyProblems(
  { minimumServers, minimumReachable }: Redundancy,
  count: number,
): { readonly setting: keyof Redundancy; readonly problem: Problem }[] {
  const found: { setting: keyof Redundancy; problem: Problem }[] = [];
  if (minimumServers !== undefined && count < minimumServers) {
    found.push({
      setting: "minimumServers",
      problem: {
        code: "too_few_license_servers",
        summary: "Too few license servers",
        detail: `The list names ${plural(count)}; at least ${minimumServers} are wanted. Name more, or lower the minimum.`,
      },
    });
  }
  if (minimumReachable !== undefined && count < minimumReachable) {
    found.push({
      setting: "minimumReachable",
      problem: {
        code: "minimum_reachable_too_high",
        summary: "More reachable license servers wanted than named",
        detail: `The list names ${plural(count)}, so ${minimumReachable} can never be reachable. Name more, or lower the minimum.`,
      },
    });
  }
  return found;
}

function plural(count: number): string {
  return count === 1 ? "1 license server" : `${count} license servers`;
}
