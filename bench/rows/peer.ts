import { dataConfiguration, farmConfiguration } from "../measure/configuration";
import { GoPeer } from "../measure/go-peer";
import { medians } from "../measure/interleave";
import { BASIC_HTTP, type Simulator } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { TerraformFolder } from "../measure/terraform-folder";
import type { Variant } from "../measure/variant";
import { type Limits, type Row, timeBudget } from "../report/row";
import { milliseconds } from "../report/units";

const LATENCY_MS = 20;
const HOSTS = 20;
const PEER = "Go peer";

interface Comparison {
  readonly what: string;
  readonly hosts: number;
  readonly measure: (folder: TerraformFolder) => Promise<number>;
  readonly limits: Record<Variant["form"], Limits>;
}

const plan = (folder: TerraformFolder) => folder.plan();
const create = (folder: TerraformFolder) => folder.create();

const COMPARISONS: readonly Comparison[] = [
  {
    what: "plan of one host",
    hosts: 1,
    measure: plan,
    limits: { script: { most: 1 }, program: { most: 0.8, goal: 0.6 } },
  },
  {
    what: "create of one host",
    hosts: 1,
    measure: create,
    limits: { script: { most: 1.7 }, program: { most: 1, goal: 0.8 } },
  },
  {
    what: `plan of ${HOSTS} hosts`,
    hosts: HOSTS,
    measure: plan,
    limits: { script: { most: 0.28 }, program: { most: 0.25, goal: 0.2 } },
  },
];

/** Plans and creations beside the nearest Go provider, which is told the same two values: Basic over http, 20 ms a request. */
export async function peerRows(stage: Stage): Promise<Row[]> {
  const { directory, env, options } = stage;
  const hosts = { count: HOSTS, latencyMs: LATENCY_MS };
  const peer = options.peer === undefined ? undefined : await GoPeer.start(options.peer, hosts, { directory, env });
  try {
    const rows: Row[] = [];
    for (const comparison of COMPARISONS) rows.push(...(await comparedRows(stage, peer, comparison)));
    return rows;
  } finally {
    await peer?.stop();
  }
}

async function comparedRows(stage: Stage, peer: GoPeer | undefined, comparison: Comparison): Promise<Row[]> {
  const { what, hosts, measure } = comparison;
  const { folders, simulator } = await folderOfEach(stage, peer, hosts);
  await simulator.delay(LATENCY_MS);
  const measures = [...folders].map(([name, folder]) => [name, () => measure(folder)] as const);
  const time = await medians(Object.fromEntries(measures), stage.rounds);
  await simulator.stop();
  const peerMs = peer && time(PEER);
  const rows: Row[] = stage.variants.map(({ name, form }) => {
    const ratio = peerMs && time(name) / peerMs;
    return {
      what: `${what}, ${LATENCY_MS} ms a request`,
      provider: name,
      measured: milliseconds(time(name)),
      against: peerMs === undefined ? "no peer" : `${PEER}: ${milliseconds(peerMs)}`,
      ...(ratio !== undefined && { ratio, budget: timeBudget(ratio, comparison.limits[form]) }),
    };
  });
  return [...rows, { what: `${what}, terraform_data`, measured: milliseconds(time(DATA)) }];
}

const DATA = "terraform_data";

/** Each contestant has hosts of its own: one that creates what another did would find it there. */
async function folderOfEach(
  stage: Stage,
  peer: GoPeer | undefined,
  hosts: number,
): Promise<{ readonly folders: ReadonlyMap<string, TerraformFolder>; readonly simulator: Simulator }> {
  const simulator = await stage.simulate(hosts * stage.variants.length);
  const addresses = simulator.addresses("http");
  const folders = new Map<string, TerraformFolder>();
  for (const [index, { name, env }] of stage.variants.entries()) {
    const own = addresses.slice(index * hosts, (index + 1) * hosts);
    folders.set(name, await stage.folder(farmConfiguration(own), { ...env, ...simulator.reachedBy(BASIC_HTTP) }));
  }
  // Two for each host: the peer has a resource for each of the two values.
  folders.set(DATA, await stage.folder(dataConfiguration([...addresses, ...addresses].slice(0, 2 * hosts)), stage.env));
  if (peer !== undefined) folders.set(PEER, await stage.folder(peer.configuration(hosts), peer.env));
  return { folders, simulator };
}
