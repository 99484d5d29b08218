import type { Finding } from "../../licensing";
import type { HostReport, Report } from "../report/report";

/** Checks that could not be made for one reason. */
export interface Unchecked {
  readonly reason: string;
  readonly codes: readonly string[];
}

/** The findings that tell of checks that could not be made, by their reason: when one thing is missing they are many. */
export function uncheckedIn(findings: readonly Finding[]): readonly Unchecked[] {
  const byReason = new Map<string, Set<string>>();
  for (const { severity, code, summary } of findings) {
    if (severity !== "unknown") continue;
    const reason = summary.replace(/^Can not tell [^:]*: /, "");
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(code));
  }
  return [...byReason].map(([reason, codes]) => ({ reason, codes: [...codes] }));
}

/** What could not be checked, for formats that tell a reason that several hosts share once. */
export interface UncheckedOf {
  /** For reasons that only this host has. */
  of(host: HostReport): readonly Unchecked[];
  /** For the others, and at how many hosts each is. */
  readonly shared: readonly (Unchecked & { readonly hosts: number })[];
}

export function uncheckedOf({ hosts }: Report): UncheckedOf {
  const all = hosts.flatMap(({ findings }) => uncheckedIn(findings));
  const byReason = new Map<string, Unchecked[]>();
  for (const one of all) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  const shared = [...byReason].filter(([, { length }]) => length > 1);
  return {
    of: ({ findings }) => uncheckedIn(findings).filter(({ reason }) => byReason.get(reason)?.length === 1),
    shared: shared.map(([reason, ones]) => {
      return { reason, codes: [...new Set(ones.flatMap(({ codes }) => codes))], hosts: ones.length };
    }),
  };
}
