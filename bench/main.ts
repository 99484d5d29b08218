/**
 * `npm run bench [-- OPTIONS]`: measures the budgets and prints a table; bench/README.md describes the options. Exit code 1
 * when something could not be measured, and with `--check` when a budget of counted things is broken; times are never
 * judged.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BenchError } from "./measure/bench-error";
import { Stage } from "./measure/stage";
import { versions } from "./measure/versions";
import { brokenBudgets, type Row } from "./report/row";
import { budgetCells, markdownTable, type Table, textTable } from "./report/table";
import { cpuRows } from "./rows/cpu";
import { fleetRows } from "./rows/fleet";
import { peerRows } from "./rows/peer";
import { processRows } from "./rows/processes";
import { reattachRows } from "./rows/reattach";
import { registryRows } from "./rows/registry";
import { sizeRows } from "./rows/sizes";
import { startRows } from "./rows/start";
import { trafficRows } from "./rows/traffic";

const OPTIONS = {
  check: { type: "boolean" },
  fleet: { type: "boolean" },
  hosts: { type: "string", default: "20,200,1000" },
  markdown: { type: "string" },
  peer: { type: "string" },
  /** As many as the budgets ask for. */
  rounds: { type: "string", default: "9" },
  rows: { type: "string" },
} as const;

const SECTIONS: Readonly<Record<string, (stage: Stage) => Promise<Row[]>>> = {
  start: startRows,
  peer: peerRows,
  cpu: cpuRows,
  traffic: trafficRows,
  processes: processRows,
  reattach: reattachRows,
  registry: registryRows,
  sizes: sizeRows,
};

interface Measured {
  readonly rows: readonly Row[];
  readonly tables: readonly Table[];
}

const BUDGETS = "Budgets: what is measured, beside what it is compared with in the same rounds.";
const GROWTH =
  "Farms that grow: what each process used for one host. Growth is the time for one host beside that of the row above.";
const BESIDE_PEERS =
  "Beside peers: a plan of the same two values of every host by Terraform, and both read by one program, its start included. " +
  "Left out: what PowerShell takes to start on a real host, half a second for each value of terraform-provider-windows, and to start reg.";

async function measure(stage: Stage, names: readonly string[]): Promise<Measured> {
  const rows: Row[] = [];
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    rows.push(...((await SECTIONS[name]?.(stage)) ?? []));
  }
  return { rows, tables: [{ title: BUDGETS, cells: budgetCells(rows) }] };
}

async function measureFleets(stage: Stage): Promise<Measured> {
  const { rows, growth, besidePeers } = await fleetRows(stage);
  const tables = [
    { title: BUDGETS, cells: budgetCells(rows) },
    { title: GROWTH, cells: growth },
    { title: BESIDE_PEERS, cells: besidePeers },
  ];
  // Budgets are about 1,000 hosts, and peers are asked on smaller farms.
  return { rows, tables: tables.filter(({ cells }) => cells.length > 1) };
}

function chosenRows(text: string): readonly string[] {
  const names = text.split(",");
  const unknown = names.find((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown === undefined) return names;
  throw new BenchError(`There are no rows "${unknown}": choose from ${Object.keys(SECTIONS).join(", ")}.`);
}

function countIn(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new BenchError(`"${text}" is not a whole number above 0.`);
}

async function main(): Promise<number> {
  const { check, fleet, markdown, ...options } = parseArgs({ options: OPTIONS }).values;
  const chosen = chosenRows(options.rows ?? Object.keys(SECTIONS).join());
  const rounds = countIn(options.rounds);
  const sizes = options.hosts.split(",").map(countIn);
  const stage = Stage.open({ rounds, sizes, peer: options.peer ?? process.env.BENCH_PEER });
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void stage.close().then(() => process.exit(1)));
  try {
    const { rows, tables } = await (fleet ? measureFleets(stage) : measure(stage, chosen));
    const measured = `${rounds} rounds; ${versions(stage.env)}`;
    console.log(`\n${[...tables.map(textTable), measured].join("\n\n")}`);
    if (markdown !== undefined) writeFileSync(markdown, `${[...tables.map(markdownTable), measured].join("\n\n")}\n`);
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
