import type { Finding } from "../../../licensing";
import type { HostReport, Report } from "../../model/report";

/** Checks that could not be made for one reason. */
export interface Unchecked {
  readonly reason: string;
  readonly codes: readonly string[];
}

/**
 * The findings that tell of checks that could not be made, by their reason: when one thing is missing they are many.
 * One without a reason, as of a report made before there were any, stands for itself.
 */
export function uncheckedIn(findings: readonly Finding[]): readonly Unchecked[] {
  const byReason = new Map<string, Set<string>>();
  for (const { severity, code, summary, reason = summary } of findings) {
    if (severity !== "unknown") continue;
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(code));
  }
  return [...byReason].map(([reason, codes]) => ({ reason, codes: [...codes] }));
}

/** What could not be checked for one reason, and at which hosts. */
export interface UncheckedAt extends Unchecked {
  readonly hosts: readonly HostReport[];
}

/**
 * Each reason once, for formats that do not repeat it at every host. Without hosts that are not known: why they are not is
 * told with their state.
 */
export function uncheckedAt({ hosts }: Report): readonly UncheckedAt[] {
  const byReason = new Map<string, { readonly codes: Set<string>; readonly hosts: HostReport[] }>();
  for (const host of hosts.filter(({ state }) => state !== "not_known")) {
    for (const { reason, codes } of uncheckedIn(host.findings)) {
      const known = byReason.get(reason) ?? { codes: new Set(), hosts: [] };
      byReason.set(reason, { codes: new Set([...known.codes, ...codes]), hosts: [...known.hosts, host] });
    }
  }
  return [...byReason].map(([reason, { codes, hosts: at }]) => ({ reason, codes: [...codes], hosts: at }));
}
