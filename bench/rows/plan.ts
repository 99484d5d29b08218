import { farmConfiguration } from "../measure/configuration";
import { interleave } from "../measure/interleave";
import { median } from "../measure/median";
import type { Stage } from "../measure/stage";
import { type Row, timeBudget } from "../report/row";
import { milliseconds } from "../report/units";

const ROUNDS = { most: 15, least: 5, limitMs: 20_000 };
const BUDGET = 6;

/** What one host adds to a plan: three starts of the provider, and a refresh. */
export async function planRows(stage: Stage): Promise<Row[]> {
  const [host] = stage.simulator.hosts;
  const empty = await stage.emptyFolder();
  const folder = await stage.folder(farmConfiguration([`localhost:${host?.httpsPort}`]));
  const times = await interleave(
    { node: () => stage.bareNode(), empty: () => empty.plan(), host: () => folder.plan() },
    ROUNDS,
  );
  const node = median(times.node);
  // Differences within a round, because the machine's speed changes between rounds.
  const added = median(times.host.map((ms, round) => ms - (times.empty[round] ?? 0)));
  const ratio = added / node;
  return [
    {
      what: "plan of one host, minus a plan of terraform_data",
      measured: `${milliseconds(added)} (${milliseconds(median(times.host))} − ${milliseconds(median(times.empty))})`,
      against: `node -e 0: ${milliseconds(node)}`,
      ratio,
      budget: timeBudget(ratio, BUDGET),
    },
  ];
}
