import { farmConfiguration } from "../measure/configuration";
import type { Fleet } from "../measure/fleet";
import { GoPeer } from "../measure/go-peer";
import { interleave } from "../measure/interleave";
import { type FleetMeasure, measureFleet, withoutHosts } from "../measure/measure-fleet";
import { measureProgram } from "../measure/measure-program";
import { OURS, otherPeers } from "../measure/peers";
import { registryProgram } from "../measure/registry-program";
import { registryTask } from "../measure/registry-task";
import { BASIC_HTTP } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { PeerLine } from "../report/beside-peers";

/** Beyond it, Terraform would have to run a process of the Go peer for each of a thousand aliases. */
const LARGEST = 200;
/** As many hosts at the same time as Terraform, by its `-parallelism` in the same measurement. */
const MOST = 50;
const GO_PEER = "terraform-provider-windows (an alias and two values a host)";

type Measures = Record<string, () => Promise<FleetMeasure>>;

/** The same work by others, on the hosts of a farm that is applied; none on a farm that is too large for them. */
export async function peerLines(stage: Stage, fleet: Fleet): Promise<PeerLine[]> {
  if (fleet.hosts > LARGEST) return [];
  return [...(await planLines(stage, fleet)), ...(await readLines(stage, fleet))];
}

/** Plans of everything: Basic over http, which is what the hosts of the Go peer speak. */
async function planLines(stage: Stage, { hosts, simulator }: Fleet): Promise<PeerLine[]> {
  const { directory, env, options } = stage;
  const measures: Measures = {};
  for (const form of stage.forms) {
    const configuration = farmConfiguration(simulator.addresses(BASIC_HTTP.protocol));
    const folder = await stage.folder(configuration, { ...form.env, ...simulator.reachedBy(BASIC_HTTP) });
    measures[`ours, ${form.name}`] = () => measureFleet(simulator, () => folder.measurePlan());
  }
  const peer =
    options.peer === undefined
      ? undefined
      : await GoPeer.start(options.peer, { count: hosts, latencyMs: 0 }, { directory, env });
  try {
    if (peer !== undefined) {
      const folder = await stage.folder(peer.configuration(hosts), peer.env);
      measures[GO_PEER] = async () => withoutHosts(await folder.measurePlan());
    }
    const missing = peer === undefined ? [{ by: GO_PEER, missing: "no --peer" }] : [];
    return linesOf(`plan, ${BASIC_HTTP.name}`, hosts, await interleave(measures, stage.rounds), missing);
  } finally {
    await peer?.stop();
  }
}

/** The two values of every host, read by one program: NTLM over https. */
async function readLines(stage: Stage, { hosts, simulator }: Fleet): Promise<PeerLine[]> {
  const ports = simulator.hosts.map(({ httpsPort }) => httpsPort);
  const { task, env: trusting } = registryTask(stage, simulator, { task: "read", ports, most: MOST });
  const measures: Measures = {};
  const others = otherPeers();
  for (const { name, program } of [OURS, ...others.filter(({ missing }) => missing === undefined)]) {
    const { command, args, env } = registryProgram(program, task, trusting);
    measures[name] = () => measureFleet(simulator, () => measureProgram(command, args, { cwd: stage.directory, env }));
  }
  const missing = others.flatMap(({ name, missing: why }) => (why === undefined ? [] : [{ by: name, missing: why }]));
  const what = `read two values, NTLM over https, ${MOST} hosts at a time`;
  return linesOf(what, hosts, await interleave(measures, stage.rounds), missing);
}

function linesOf(
  what: string,
  hosts: number,
  measured: ReadonlyMap<string, readonly FleetMeasure[]>,
  missing: readonly Pick<PeerLine, "by" | "missing">[],
): PeerLine[] {
  const lines = [...measured].map(([by, measures]) => ({ by, measures }));
  return [...lines, ...missing].map((line) => ({ what, hosts, ...line }));
}
