/** What the command's exit codes mean, everywhere. */
export const exitCodes = {
  success: 0,
  /** Something could not be judged, or the command itself failed. It goes before the others. */
  error: 1,
  /** Drift, or findings. It goes before hosts that do not answer, which pipelines may let pass. */
  findings: 2,
  /** A host did not answer, and of the others there is nothing to tell. */
  unreachable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
