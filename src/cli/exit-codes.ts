/** What the command's exit codes mean, everywhere. */
export const exitCodes = {
  success: 0,
  /** Something could not be judged, or the command itself failed. It goes before the others. */
  error: 1,
  /** Drift, or findings. */
  findings: 2,
  /** A host did not answer; what the others say is in the report. */
  unreachable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
