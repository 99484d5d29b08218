#!/usr/bin/env node
/**
 * Prints one plain line on all the runs named: what they counted (`tally.ts`), added up. A run that left no count did
 * not get so far, which is a failure. Uses nothing but Node, since it speaks also when nothing could be installed.
 */
import { readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
for (const run of process.argv.slice(2)) {
  let tally = { passed: 0, failed: 1, skipped: 0 };
  try {
    const file = new URL(`../../.cache/tally/${run.replace(":", "-")}.json`, import.meta.url);
    tally = JSON.parse(readFileSync(file, "utf8"));
  } catch {}
  for (const name of Object.keys(total)) total[name] += tally[name];
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
