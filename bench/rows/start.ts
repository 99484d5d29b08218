import { bundledProvider } from "../../src/provider-mirror";
import { interleave } from "../measure/interleave";
import { median } from "../measure/median";
import type { Stage } from "../measure/stage";
import { startProvider } from "../measure/start-provider";
import { type Row, timeBudget } from "../report/row";
import { milliseconds } from "../report/units";

const ROUNDS = { most: 41, least: 11, limitMs: 12_000 };
const BUDGET = 1.7;

/** How long a provider process takes until Terraform may talk to it. */
export async function startRows(stage: Stage): Promise<Row[]> {
  const { executable } = bundledProvider();
  const times = await interleave(
    {
      node: () => stage.bareNode(),
      provider: () => startProvider(executable, { cwd: stage.directory, env: stage.env }),
    },
    ROUNDS,
  );
  const [node, provider] = [median(times.node), median(times.provider)];
  const ratio = provider / node;
  return [
    {
      what: "provider: start to handshake line",
      measured: milliseconds(provider),
      against: `node -e 0: ${milliseconds(node)}`,
      ratio,
      budget: timeBudget(ratio, BUDGET),
    },
  ];
}
