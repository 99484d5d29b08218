import type { HostReport, Report } from "../reports";

/** What the command's exit codes mean, everywhere. Of several, 1 goes before 2 before 4 before 3. */
export const EXIT_CODES = {
  success: 0,
  /** Something could not be judged, or the command itself failed. */
  error: 1,
  /** Drift, or findings. */
  findings: 2,
  /** A host did not answer, and of the others there is nothing to tell. Pipelines may let it pass: hosts sleep. */
  unreachable: 3,
  /** A host was not looked at, or what counts could not be found out about it. No pipeline should let it pass. */
  notKnown: 4,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/**
 * What a report exits with.
 *
 * @param fails whether a host that answered and was judged makes it {@link EXIT_CODES.findings}
 */
export function exitCodeOf(report: Report, fails: (host: HostReport) => boolean): ExitCode {
  const { hosts, summary, errors } = report;
  if (errors.length > 0 || summary.failed > 0) return EXIT_CODES.error;
  if (hosts.some((host) => !NOT_JUDGED.has(host.state) && fails(host))) return EXIT_CODES.findings;
  if (summary.not_looked_at + summary.not_known > 0) return EXIT_CODES.notKnown;
  return summary.unreachable > 0 ? EXIT_CODES.unreachable : EXIT_CODES.success;
}

/** What is known of a host that is not known may still be bad enough. */
const NOT_JUDGED: ReadonlySet<HostReport["state"]> = new Set(["not_looked_at", "unreachable"]);
