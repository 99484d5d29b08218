import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How many tests of a run did what. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What several runs counted together. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((one, other) => ({
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }));
}

const FOLDER = join(__dirname, "../../.cache/tally");

/** Prints what a run counted, and keeps it for `total.mjs`, which adds up the runs. */
export function tell(run: string, tally: Tally): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${run.replace(":", "-")}.json`), JSON.stringify(tally));
  console.log(`\nnpm run ${run}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}
