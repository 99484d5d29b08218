import { parseGoDuration } from "../durations";
import { quoted } from "../harmless-text";
import type { Problem } from "./problem";

/** The longest that a health gate may wait, in milliseconds. */
export const LONGEST_HEALTH_GATE_TIMEOUT_MS = 24 * 3_600_000;

const SHORTEST_MS = 1000;

/** How long a health gate waits where nobody says, in Go syntax. */
export const DEFAULT_HEALTH_GATE_TIMEOUT = "10m";

/** The timeout of a health gate in milliseconds; undefined for a text that is none. */
export function parseHealthGateTimeout(text: string): number | undefined {
  const milliseconds = parseGoDuration(text);
  if (milliseconds === undefined) return undefined;
  return milliseconds >= SHORTEST_MS && milliseconds <= LONGEST_HEALTH_GATE_TIMEOUT_MS ? milliseconds : undefined;
}

/** Why `text` cannot be the timeout of a health gate, or `undefined` when it can. */
export function healthGateTimeoutProblem(text: string): Problem | undefined {
  if (parseHealthGateTimeout(text) !== undefined) return undefined;
  return {
    code: "invalid_timeout",
    summary: "Invalid timeout",
    detail: `${quoted(text)} is not a time to wait. Use a duration from 1s to 24h in Go syntax: a number and a unit, such as "10m" or "1h30m".`,
  };
}
