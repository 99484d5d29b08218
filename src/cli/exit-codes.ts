import type { HostReport, Report } from "../reports";

/** The exit codes of every command. If several apply, 1 takes precedence over 2, 2 over 4, and 4 over 3. */
export const EXIT_CODES = {
  success: 0,
  /** Something could not be judged, or the command itself failed. */
  error: 1,
  /** Drift, or findings. */
  findings: 2,
  /** A host did not answer, and the others are fine. Pipelines may accept it: hosts sleep. */
  unreachable: 3,
  /** A plan did not refresh a host, or its mode, servers or role could not be found out. No pipeline should accept it. */
  notKnown: 4,
} as const;

/** One of them. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/**
 * The exit code of a report.
 *
 * @param fails whether a host that could be judged makes it {@link EXIT_CODES.findings}
 */
export function exitCodeOf(report: Report, fails: (host: HostReport) => boolean): ExitCode {
  const { hosts, summary, errors } = report;
  if (errors.length > 0 || summary.failed > 0) return EXIT_CODES.error;
  if (hosts.some((host) => !NOT_JUDGED.has(host.state) && fails(host))) return EXIT_CODES.findings;
  if (summary.not_looked_at + summary.not_known > 0) return EXIT_CODES.notKnown;
  return summary.unreachable > 0 ? EXIT_CODES.unreachable : EXIT_CODES.success;
}

/** A host that is not known is judged by what is known about it. */
const NOT_JUDGED: ReadonlySet<HostReport["state"]> = new Set(["not_looked_at", "unreachable"]);
