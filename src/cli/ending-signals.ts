/** What ends a command from outside. */
const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has a command end itself, in order, where a signal would end the process at once. The same signal again does.
 *
 * @returns what gives the signals back
 */
export function onEndingSignal(end: () => void): () => void {
  for (const name of ENDING_SIGNALS) process.once(name, end);
  return () => {
    for (const name of ENDING_SIGNALS) process.off(name, end);
  };
}
