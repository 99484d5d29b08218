import type { HostReport } from "../../reports";

/**
 * The codes of errors and warnings that hosts have, errors first, each with the number of hosts:
 * `no_matching_cals at 3 hosts`.
 */
export function findingsWords(hosts: readonly HostReport[]): string | undefined {
  const hostsByCode = new Map<string, Set<string>>();
  for (const severity of ["error", "warning"] as const) {
    for (const { host, findings } of hosts) {
      for (const { code } of findings.filter((finding) => finding.severity === severity)) {
        hostsByCode.set(code, (hostsByCode.get(code) ?? new Set()).add(host));
      }
    }
  }
  const words = [...hostsByCode].map(([code, { size }]) => `${code} at ${size} ${size === 1 ? "host" : "hosts"}`);
  return words.length === 0 ? undefined : words.join(", ");
}
