import { medians } from "../measure/interleave";
import { OURS, otherPeers, type Peer } from "../measure/peers";
import { type RegistryTask, runRegistryProgram } from "../measure/registry-program";
import { REGISTRY_PLACES, registryTask } from "../measure/registry-task";
import type { Simulator } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { Row } from "../report/row";
import { counted, kilobytes, milliseconds } from "../report/units";

const LATENCIES_MS = [0, 20];
const TASKS = ["set", "read"] as const;
/** Two registry values of one host, by ours and by others, NTLM over https, in turns. Sets first, so that there is something to read. */
export async function registryRows(stage: Stage): Promise<Row[]> {
  const peers = otherPeers();
  const present = [OURS, ...peers.filter(({ missing }) => missing === undefined)];
  const rows: Row[] = [];
  const simulator = await stage.simulate(1);
  const scene = { stage, simulator };
  await prepare(scene);
  for (const latencyMs of LATENCIES_MS) {
    await simulator.delay(latencyMs);
    for (const task of TASKS) rows.push(...(await taskRows(scene, present, { task, latencyMs })));
  }
  await simulator.stop();
  const skipped = peers.flatMap(({ name, missing }) => (missing === undefined ? [] : [skippedRow(name, missing)]));
  return [...rows, ...skipped];
}

interface Scene {
  readonly stage: Stage;
  readonly simulator: Simulator;
}

/** The key of the list is there on a host that had one before. */
async function prepare({ simulator }: Scene): Promise<void> {
  const [host] = simulator.hosts;
  for (const { key, name } of Object.values(REGISTRY_PLACES)) {
    await simulator.set(host?.name ?? "", `HKLM\\${key}`, name);
  }
}

async function taskRows(
  scene: Scene,
  peers: readonly Peer[],
  { task, latencyMs }: { readonly task: RegistryTask["task"]; readonly latencyMs: number },
): Promise<Row[]> {
  const measures: Record<string, () => Promise<number>> = Object.fromEntries(
    peers.map((peer) => [peer.name, () => measure(scene, peer, task)]),
  );
  const time = await medians(measures, scene.stage.rounds);
  const ours = time(OURS.name);
  const rows: Row[] = [];
  for (const peer of peers) {
    const elapsed = time(peer.name);
    rows.push({
      what: `${task} two values, ${latencyMs} ms a request, ${peer.name}`,
      measured: `${milliseconds(elapsed)}, ${await trafficOf(scene, peer, task)}`,
      ...(peer !== OURS && { against: `${OURS.name}: ${milliseconds(ours)}`, ratio: elapsed / ours }),
    });
  }
  return rows;
}

async function trafficOf(scene: Scene, peer: Peer, task: RegistryTask["task"]): Promise<string> {
  const { simulator } = scene;
  await simulator.takeTraffic();
  await measure(scene, peer, task);
  const { requests, connections, bytesReceived, bytesSent } = await simulator.takeTraffic();
  const bytes = `${kilobytes(bytesReceived)} out, ${kilobytes(bytesSent)} in`;
  return `${counted(requests, "request")}, ${counted(connections, "connection")}, ${bytes}`;
}

function measure({ stage, simulator }: Scene, { program }: Peer, name: RegistryTask["task"]): Promise<number> {
  const ports = simulator.hosts.map(({ httpsPort }) => httpsPort);
  const { task, env } = registryTask(stage, simulator, { task: name, ports, most: 1 });
  return runRegistryProgram(program, task, env);
}

function skippedRow(name: string, missing: string): Row {
  return { what: `two values, ${name}`, measured: `not installed: ${missing}` };
}
