/**
 * `npm run bench [-- --check] [-- --markdown FILE]`: measures the budgets and prints a table. Exit code 1 when something
 * could not be measured, and with `--check` when a budget of counted things is broken; times are never judged.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stage } from "./measure/stage";
import { versions } from "./measure/versions";
import { brokenBudgets, type Row } from "./report/row";
import { markdownTable, textTable } from "./report/table";
import { fleetRows } from "./rows/fleet";
import { planRows } from "./rows/plan";
import { registryRows } from "./rows/registry";
import { sizeRows } from "./rows/sizes";
import { startRows } from "./rows/start";
import { trafficRows } from "./rows/traffic";

const HOSTS = 20;
const OPTIONS = { check: { type: "boolean" }, markdown: { type: "string" } } as const;

async function measure(stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const section of [startRows, planRows, trafficRows, registryRows, fleetRows, sizeRows]) {
    process.stderr.write(`${section.name} …\n`);
    rows.push(...(await section(stage)));
  }
  return rows;
}

async function main(): Promise<number> {
  const { check = false, markdown } = parseArgs({ options: OPTIONS }).values;
  const stage = await Stage.open(HOSTS);
  try {
    const rows = await measure(stage);
    const measured = versions(stage.env);
    console.log(`\n${textTable(rows)}\n\n${measured}`);
    if (markdown !== undefined) writeFileSync(markdown, `${markdownTable(rows)}\n\n${measured}\n`);
    return check && brokenBudgets(rows).length > 0 ? 1 : 0;
  } finally {
    await stage.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    process.exitCode = 1;
  },
);
