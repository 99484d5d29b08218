/** Worst first. */
export const SEVERITIES = ["error", "warning", "unknown", "info"] as const;

/**
 * `error`: users are or will be refused. `warning`: works now and is likely not meant. `info`: worth knowing.
 * `unknown`: the check could not be made; the summary says why, the remedy how it can be.
 */
export type Severity = (typeof SEVERITIES)[number];

/** One result of a diagnosis. */
export interface Finding {
  /** Stable, for programs, for example `license_server_unreachable`. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** One sentence: what is the case. */
  readonly summary: string;
  /** What to do about it, in sentences; names the Windows tool and the setting of this project where there is one. */
  readonly remedy: string;
  /** Of the severity `unknown`: why the check could not be made, in one sentence, the same for all that failed for it. */
  readonly reason?: string;
  /** The license server it is about, as in the session host's list. */
  readonly server?: string;
}

/** The finding of a check that cannot be made. @param what a clause: `whether the mode is configured` */
export function cannotTell(rule: Pick<Finding, "code">, what: string, reason: string, server?: string): Finding {
  return {
    code: rule.code,
    severity: "unknown",
    summary: `Cannot tell ${what}: ${reason}`,
    reason,
    remedy: "Fix the cause above, then check again.",
    ...(server === undefined ? {} : { server }),
  };
}
