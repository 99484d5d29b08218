import { Fleet } from "../measure/fleet";
import { interleave, median, medianRatio } from "../measure/interleave";
import { cpuOf, elapsed, type FleetMeasure, type Part, peakOf } from "../measure/measure-fleet";
import { NTLM_HTTP } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { Variant } from "../measure/variant";
import { besidePeersCells, type PeerLine } from "../report/beside-peers";
import { type GrowthLine, growthCells } from "../report/growth";
import { amountBudget, type Limits, type Row, timeBudget } from "../report/row";
import type { Cells } from "../report/table";
import { megabytes, milliseconds, seconds } from "../report/units";
import { peerLines } from "./fleet-peers";

/** How many hosts the budgets are about. */
const LARGEST = 1000;
const LATENCY_MS = 20;
const DATA = "terraform_data";

/** What `--fleet` reports. */
export interface FleetRows {
  /** The budgets, which are about 1,000 hosts. */
  readonly rows: Row[];
  /** All that was measured without delay; what is read one above the other grew from farm to farm. */
  readonly growth: Cells;
  /** The same work by others, where it is not too much for them. */
  readonly besidePeers: Cells;
}

/** Farms that grow: what each process uses for plan, apply, drift and check, and the budgets of the largest. */
export async function fleetRows(stage: Stage): Promise<FleetRows> {
  const rows: Row[] = [];
  const lines: GrowthLine[] = [];
  const peers: PeerLine[] = [];
  for (const hosts of stage.options.sizes) {
    process.stderr.write(`${hosts} hosts …\n`);
    const fleet = await Fleet.create(stage, hosts);
    const measured = await measureAll(stage, fleet, hosts === LARGEST);
    lines.push(...growthLines(stage, fleet, measured));
    if (hosts === LARGEST) {
      rows.push(...useRows(stage, measured), ...ratioRows(stage, measured, WITHOUT_DELAY));
      await fleet.delay(LATENCY_MS);
      rows.push(...ratioRows(stage, await measureRatios(stage, fleet), WITH_DELAY));
    }
    peers.push(...(await peerLines(stage, fleet)));
    await fleet.stop();
  }
  return { rows, growth: growthCells(lines), besidePeers: besidePeersCells(peers) };
}

type Measured = ReadonlyMap<string, readonly FleetMeasure[]>;

const planOf = ({ name }: Variant) => `plan, ${name}`;
const dataOf = (variant: Variant) => `${DATA} before ${planOf(variant)}`;
const driftOf = ({ form }: Variant) => `drift, ${form}`;
const checkOf = ({ form }: Variant) => `check, ${form}`;

/** @param isLargest whether budgets are judged by it, for which both environments of each form are measured */
function measureAll(stage: Stage, fleet: Fleet, isLargest: boolean): Promise<Measured> {
  const measures = ratioMeasures(fleet, isLargest ? stage.variants : stage.forms);
  for (const form of stage.forms) measures[driftOf(form)] = () => fleet.drift(form);
  return interleave(measures, stage.rounds);
}

/** What the budgets with delay need. */
function measureRatios(stage: Stage, fleet: Fleet): Promise<Measured> {
  return interleave(ratioMeasures(fleet, stage.variants), stage.rounds);
}

/** Right after one another what is compared: data, plan, check. */
function ratioMeasures(fleet: Fleet, variants: readonly Variant[]): Record<string, () => Promise<FleetMeasure>> {
  const measures: Record<string, () => Promise<FleetMeasure>> = {};
  for (const variant of variants) {
    measures[dataOf(variant)] = () => fleet.planData();
    measures[planOf(variant)] = () => fleet.plan(variant);
    if (!variant.hasAuthorities) measures[checkOf(variant)] = () => fleet.check(variant);
  }
  return measures;
}

interface Budgets {
  readonly delay: string;
  readonly plan: Record<Variant["form"], Limits>;
}

const WITH_DELAY: Budgets = {
  delay: `${LATENCY_MS} ms a request`,
  plan: { script: { most: 7.9 }, program: { most: 4, goal: 3 } },
};
const WITHOUT_DELAY: Budgets = {
  delay: "no delay",
  plan: { script: { most: 6.4 }, program: { most: 4.5, goal: 3.5 } },
};
const CHECK: Limits = { most: 0.8, goal: 0.5 };

function ratioRows(stage: Stage, measured: Measured, { delay, plan }: Budgets): Row[] {
  const plans = stage.variants.map((variant) => ({
    ...comparedRow(measured, planOf(variant), { against: DATA, name: dataOf(variant), limits: plan[variant.form] }),
    what: `plan of ${LARGEST} hosts, ${delay}`,
    provider: variant.name,
  }));
  const checks = stage.forms.map((form) => ({
    ...comparedRow(measured, checkOf(form), { against: "that plan", name: planOf(form), limits: CHECK }),
    what: `check of ${LARGEST} hosts, ${delay}`,
    provider: form.name,
  }));
  return [...plans, ...checks];
}

interface Compared {
  readonly against: string;
  readonly name: string;
  readonly limits: Limits;
}

function comparedRow(
  measured: Measured,
  name: string,
  { against, name: other, limits }: Compared,
): Omit<Row, "what" | "provider"> {
  const ratio = medianRatio(valuesOf(measured, name, elapsed), valuesOf(measured, other, elapsed));
  return {
    measured: seconds(medianOf(measured, name, elapsed)),
    against: `${against}: ${seconds(medianOf(measured, other, elapsed))}`,
    ratio,
    budget: timeBudget(ratio, limits),
  };
}

const CPU: Record<Variant["form"], Limits> = { script: { most: 8.9 }, program: { most: 5, goal: 3 } };
const MEMORY: Record<Variant["form"], Limits> = { script: { most: 132 }, program: { most: 140, goal: 110 } };

/** What the provider used of processor and memory. */
function useRows(stage: Stage, measured: Measured): Row[] {
  return stage.variants.flatMap((variant): Row[] => {
    const perHost = medianOf(measured, planOf(variant), cpuOf("provider")) / LARGEST;
    const memory = medianOf(measured, planOf(variant), peakOf("provider"));
    return [
      {
        what: `CPU of the provider a host, refresh, ${NTLM_HTTP.name}, ${LARGEST} hosts`,
        provider: variant.name,
        measured: milliseconds(perHost),
        budget: amountBudget(perHost, CPU[variant.form], "ms"),
      },
      {
        what: `memory of the provider at ${LARGEST} hosts`,
        provider: variant.name,
        measured: megabytes(memory),
        budget: amountBudget(memory / 1e6, MEMORY[variant.form], "MB"),
      },
    ];
  });
}

function medianOf(measured: Measured, name: string, part: Part): number {
  return median(valuesOf(measured, name, part));
}

function valuesOf(measured: Measured, name: string, part: Part): readonly number[] {
  return (measured.get(name) ?? []).map(part);
}

function growthLines(stage: Stage, fleet: Fleet, measured: Measured): GrowthLine[] {
  const { hosts } = fleet;
  const line = (what: string, measures: readonly FleetMeasure[] = []): GrowthLine => ({ what, hosts, measures });
  const applied = stage.forms.map(({ form }) => line(`apply, ${form}`, [fleet.applied.get(form) ?? fleet.dataApplied]));
  const data = stage.forms.flatMap((form) => measured.get(dataOf(form)) ?? []);
  const others = stage.forms.flatMap((form) => [planOf(form), driftOf(form), checkOf(form)]);
  return [
    line(`apply, ${DATA}`, [fleet.dataApplied]),
    ...applied,
    line(`plan, ${DATA}`, data),
    ...others.map((name) => line(name, measured.get(name))),
  ];
}
