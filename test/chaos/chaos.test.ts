import { runChaos } from "./chaos-run";

/** Any would do; these are those that CI runs. */
const SEEDS = [2, 7];

test.each(SEEDS)(
  "of 50 operations with random faults none goes wrong, and a kill loses nothing (seed %i)",
  async (seed) => {
    const { operations, faults, wrong } = await runChaos(seed, 50);
    expect(wrong).toEqual([]);
    expect([...operations.values()].reduce((sum, count) => sum + count)).toBe(50);
    // What is right because nothing happened says nothing.
    expect(faults.get("kill")).toBeGreaterThan(0);
    expect(faults.size).toBeGreaterThan(10);
  },
);
