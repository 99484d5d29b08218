/**
 * `npm run chaos`: thousands of operations of the provider on simulated hosts with random faults, each judged. Exit code
 * 1 when anything came out otherwise than it has to. `--seed N --count N` repeats a part of a run.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { type ChaosReport, ROUND, runChaos, type Wrong } from "../../test/chaos/chaos-run";

const { values } = parseArgs({ options: { seed: { type: "string" }, count: { type: "string", default: "10000" } } });
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed);
const operations = Number(values.count);

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([one], [other]) => one.localeCompare(other));
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}

function tellWrong({ seed, step, host, kind, what, details }: Wrong): void {
  console.error(`\nWRONG: ${what} (${kind} of ${host}, step ${step})`);
  console.error(`  again: npm run chaos -- --seed ${seed} --count ${Math.min(step + 1, ROUND)}`);
  console.error(`  ${JSON.stringify(details, (_, value) => (typeof value === "bigint" ? String(value) : value))}`);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

async function main(): Promise<void> {
  console.log(`chaos: ${operations} operations, seed ${seed}`);
  const start = performance.now();
  let told = 0;
  const report: ChaosReport = await runChaos(seed, operations, ({ operations: done, wrong }) => {
    for (; told < wrong.length; told += 1) tellWrong(wrong[told] as Wrong);
    console.log(`${sum(done)} done, ${wrong.length} wrong`);
  });
  const seconds = (performance.now() - start) / 1_000;
  console.log(`operations: ${listed(report.operations)}`);
  console.log(`faults: ${listed(report.faults)}`);
  const rate = (sum(report.operations) / seconds).toFixed(0);
  console.log(
    `chaos: ${sum(report.operations)} operations, ${sum(report.faults)} faults, ${report.wrong.length} wrong, seed ${seed}, ${seconds.toFixed(0)} s, ${rate} a second`,
  );
  process.exitCode = report.wrong.length > 0 ? 1 : 0;
}

void main();
