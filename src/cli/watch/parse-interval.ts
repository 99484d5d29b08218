import { InvalidArgumentError } from "commander";
import { parseGoDuration } from "../../connection";

const SHORTEST_MS = 5_000;
const LONGEST_MS = 86_400_000;

/** Milliseconds between two looks. Errors go to commander, which names the option. */
export function parseInterval(text: string): number {
  const milliseconds = parseGoDuration(text);
  if (milliseconds === undefined) throw new InvalidArgumentError("It must be a duration, for example 30s or 1m30s.");
  if (milliseconds < SHORTEST_MS) throw new InvalidArgumentError("It must be 5s or more.");
  if (milliseconds > LONGEST_MS) throw new InvalidArgumentError("It must be 24h or less.");
  return milliseconds;
}
