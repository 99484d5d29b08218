const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Milliseconds to wait before a retry (1 = the first): twice as long each time, up to 5 s, of which the later half is
 * left to chance (`random` from 0 to 1), so that many clients that failed together do not come back together.
 */
export function backOffMs(retry: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (retry - 1));
  return longest * (0.5 + random / 2);
}
