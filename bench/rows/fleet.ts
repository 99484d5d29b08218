import { farmConfiguration } from "../measure/configuration";
import { countProcesses } from "../measure/count-processes";
import { interleave } from "../measure/interleave";
import { median } from "../measure/median";
import type { Stage } from "../measure/stage";
import type { TerraformFolder } from "../measure/terraform-folder";
import { type Row, timeBudget } from "../report/row";
import { counted, milliseconds } from "../report/units";

const LATENCY_MS = 20;
const ROUNDS = { most: 9, least: 3, limitMs: 20_000 };
const BUDGET = 12;

/** All hosts of the farm under one provider block, each answer late as on a real network. */
export async function fleetRows(stage: Stage): Promise<Row[]> {
  const { hosts } = stage.simulator;
  const what = `${hosts.length} hosts, ${LATENCY_MS} ms a request, one provider block`;
  const folder = await stage.folder(farmConfiguration(hosts.map(({ httpsPort }) => `localhost:${httpsPort}`)));
  await stage.simulator.delay(LATENCY_MS);
  try {
    return [await timeRow(stage, folder, what), await processRow(stage, folder, what)];
  } finally {
    await stage.simulator.delay(0);
  }
}

async function timeRow(stage: Stage, folder: TerraformFolder, what: string): Promise<Row> {
  const times = await interleave({ node: () => stage.bareNode(), hosts: () => folder.plan() }, ROUNDS);
  const [node, plan] = [median(times.node), median(times.hosts)];
  const ratio = plan / node;
  return {
    what: `plan of ${what}`,
    measured: milliseconds(plan),
    against: `node -e 0: ${milliseconds(node)}`,
    ratio,
    budget: timeBudget(ratio, BUDGET),
  };
}

async function processRow(stage: Stage, folder: TerraformFolder, what: string): Promise<Row> {
  const { started, working } = await countProcesses(folder, stage.directory);
  return {
    what: `provider processes that work, ${what}`,
    measured: `${working} of ${counted(started, "process", "processes")} started`,
    budget: { text: "1", met: working === 1, counted: true },
  };
}
