import { farmConfiguration } from "../measure/configuration";
import { interleave, median } from "../measure/interleave";
import type { ProgramMeasure } from "../measure/measure-program";
import { NTLM_HTTP, NTLM_HTTPS, type Simulator, type Transport } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { Variant } from "../measure/variant";
import { amountBudget, type Limits, type Row } from "../report/row";
import { milliseconds } from "../report/units";

const HOSTS = 200;

const LIMITS: readonly { readonly transport: Transport; readonly limits: Record<Variant["form"], Limits> }[] = [
  { transport: NTLM_HTTP, limits: { script: { most: 12.7 }, program: { most: 6, goal: 4 } } },
  { transport: NTLM_HTTPS, limits: { script: { most: 14.7 }, program: { most: 7, goal: 5 } } },
];

/** What a host costs the provider's three processes of a plan together, their starts included. */
export async function cpuRows(stage: Stage): Promise<Row[]> {
  const simulator = await stage.simulate(HOSTS, "program");
  const rows: Row[] = [];
  for (const { transport, limits } of LIMITS) {
    const plans = await plansOf(stage, simulator, transport);
    rows.push(...stage.variants.map((variant) => cpuRow(variant, plans(variant), { transport, limits })));
  }
  await simulator.stop();
  return rows;
}

async function plansOf(
  stage: Stage,
  simulator: Simulator,
  transport: Transport,
): Promise<(variant: Variant) => readonly ProgramMeasure[]> {
  const measures: Record<string, () => Promise<ProgramMeasure>> = {};
  for (const { name, env } of stage.variants) {
    const configuration = farmConfiguration(simulator.addresses(transport.protocol));
    const folder = await stage.folder(configuration, { ...env, ...simulator.reachedBy(transport) });
    measures[name] = () => folder.measurePlan();
  }
  const plans = await interleave(measures, stage.rounds);
  return ({ name }) => plans.get(name) ?? [];
}

function cpuRow(
  { name, form }: Variant,
  plans: readonly ProgramMeasure[],
  { transport, limits }: (typeof LIMITS)[number],
): Row {
  const perHost = median(plans.map(({ used }) => used.provider?.cpuMs ?? 0)) / HOSTS;
  return {
    what: `CPU of the provider a host, refresh, ${transport.name}, ${HOSTS} hosts`,
    provider: name,
    measured: milliseconds(perHost),
    budget: amountBudget(perHost, limits[form], "ms"),
  };
}
