import { medians } from "../measure/interleave";
import type { Stage } from "../measure/stage";
import { startProvider } from "../measure/start-provider";
import type { Variant } from "../measure/variant";
import { type Limits, type Row, timeBudget } from "../report/row";
import { milliseconds } from "../report/units";

/** A start takes little: more rounds than elsewhere. */
const TIMES_ROUNDS = 3;

/** By the environment, because Node reads the file that NODE_EXTRA_CA_CERTS names at each start. */
const LIMITS: Record<Variant["form"], { readonly without: Limits; readonly withAuthorities: Limits }> = {
  script: { without: { most: 1.9 }, withAuthorities: { most: 0.75 } },
  program: { without: { most: 0.5, goal: 0.35 }, withAuthorities: { most: 0.25 } },
};

/** How long a provider process takes until Terraform may talk to it, beside an empty program of Node. */
export async function startRows(stage: Stage): Promise<Row[]> {
  const { variants, directory: cwd } = stage;
  const bare = ({ hasAuthorities }: Variant) => `node -e 0${hasAuthorities ? ", CA file" : ""}`;
  const starts = variants.map((variant) => ({
    [bare(variant)]: () => stage.bareNode(variant.env),
    [variant.name]: () => startProvider(variant.executable, { cwd, env: variant.env }),
  }));
  const time = await medians(Object.assign({}, ...starts), stage.rounds * TIMES_ROUNDS);
  return variants.map((variant) => {
    const { without, withAuthorities } = LIMITS[variant.form];
    const [node, provider] = [time(bare(variant)), time(variant.name)];
    return {
      what: "start to handshake line",
      provider: variant.name,
      measured: milliseconds(provider),
      against: `${bare(variant)}: ${milliseconds(node)}`,
      ratio: provider / node,
      budget: timeBudget(provider / node, variant.hasAuthorities ? withAuthorities : without),
    };
  });
}
