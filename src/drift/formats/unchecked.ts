import type { Finding } from "../../licensing";

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
