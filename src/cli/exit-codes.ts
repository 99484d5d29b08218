/** What the command's exit codes mean, everywhere. */
export const exitCodes = {
  success: 0,
  error: 1,
  /** Drift, or findings. */
  findings: 2,
  /** A host could not be read; what the others say is in the report. */
  unreachable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
