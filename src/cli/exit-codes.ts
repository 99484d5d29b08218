/** What the command's exit codes mean, everywhere. */
export const exitCodes = {
  success: 0,
  error: 1,
} as const;
