import { setTimeout } from "node:timers/promises";

/** How many resources of that kind keep this process alive now. */
export function active(kind: string): number {
  return process.getActiveResourcesInfo().filter((name) => name === kind).length;
}

/** Waits until no more than `most` of a kind are left; what leaks lets the test run into its time limit. */
export async function atMost(most: number, kind: string): Promise<void> {
  while (active(kind) > most) await setTimeout(10);
}
