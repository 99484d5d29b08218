import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { interleave } from "../measure/interleave";
import { median } from "../measure/median";
import { OURS, otherPeers, type Peer } from "../measure/peers";
import { type RegistryTask, runRegistryProgram } from "../measure/registry-program";
import type { Stage } from "../measure/stage";
import type { Row } from "../report/row";
import { counted, kilobytes, milliseconds } from "../report/units";

const { regCommands } = require("../programs/reg-commands.cjs") as {
  regCommands(task: Omit<RegistryTask, "commands">): string[][];
};

const ROUNDS = { most: 7, least: 3, limitMs: 5_000 };
const LATENCIES_MS = [0, 20];
const TASKS = ["set", "read"] as const;
const PLACES = {
  mode: { key: "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core", name: "LicensingMode" },
  servers: {
    key: "SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers",
    name: "SpecifiedLicenseServers",
  },
};

/** Two registry values of one host, by ours and by others, NTLM over https, in turns. Sets first, so that there is something to read. */
export async function registryRows(stage: Stage): Promise<Row[]> {
  const peers = otherPeers();
  const present = [OURS, ...peers.filter(({ missing }) => missing === undefined)];
  const rows: Row[] = [];
  await prepare(stage);
  for (const latencyMs of LATENCIES_MS) {
    await stage.simulator.delay(latencyMs);
    for (const task of TASKS) rows.push(...(await taskRows(stage, present, { task, latencyMs })));
  }
  await stage.simulator.delay(0);
  const skipped = peers.flatMap(({ name, missing }) => (missing === undefined ? [] : [skippedRow(name, missing)]));
  return [...rows, ...skipped];
}

/** The key of the list is there on a host that had one before. */
async function prepare(stage: Stage): Promise<void> {
  writeFileSync(join(stage.directory, "registry-ca.pem"), stage.simulator.caCertificate);
  const [host] = stage.simulator.hosts;
  for (const { key, name } of Object.values(PLACES)) {
    await stage.simulator.set(host?.name ?? "", `HKLM\\${key}`, name);
  }
}

async function taskRows(
  stage: Stage,
  peers: readonly Peer[],
  { task, latencyMs }: { readonly task: RegistryTask["task"]; readonly latencyMs: number },
): Promise<Row[]> {
  const measures: Record<string, () => Promise<number>> = Object.fromEntries(
    peers.map((peer) => [peer.name, () => measure(stage, peer, task)]),
  );
  const times = await interleave(measures, ROUNDS);
  const ours = median(times[OURS.name] ?? []);
  const rows: Row[] = [];
  for (const peer of peers) {
    const elapsed = median(times[peer.name] ?? []);
    rows.push({
      what: `${task} two values, ${latencyMs} ms a request, ${peer.name}`,
      measured: `${milliseconds(elapsed)}, ${await trafficOf(stage, peer, task)}`,
      ...(peer !== OURS && { against: `${OURS.name}: ${milliseconds(ours)}`, ratio: elapsed / ours }),
    });
  }
  return rows;
}

async function trafficOf(stage: Stage, peer: Peer, task: RegistryTask["task"]): Promise<string> {
  await stage.simulator.takeTraffic();
  await measure(stage, peer, task);
  const { requests, connections, bytesReceived, bytesSent } = await stage.simulator.takeTraffic();
  const bytes = `${kilobytes(bytesReceived)} out, ${kilobytes(bytesSent)} in`;
  return `${counted(requests, "request")}, ${counted(connections, "connection")}, ${bytes}`;
}

function measure(stage: Stage, { program }: Peer, name: RegistryTask["task"]): Promise<number> {
  const { account, hosts } = stage.simulator;
  const caFile = join(stage.directory, "registry-ca.pem");
  const task = { task: name, host: "localhost", port: hosts[0]?.httpsPort ?? 0, ...account, caFile, ...PLACES };
  const env = { ...stage.env, NODE_EXTRA_CA_CERTS: caFile };
  return runRegistryProgram(program, { ...task, commands: regCommands(task) }, env);
}

function skippedRow(name: string, missing: string): Row {
  return { what: `two values, ${name}`, measured: `not installed: ${missing}` };
}
