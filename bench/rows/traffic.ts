import { farmConfiguration } from "../measure/configuration";
import { BASIC_HTTPS, NTLM_HTTP, NTLM_HTTPS, type Simulator, type Transport } from "../measure/simulator";
import type { Stage } from "../measure/stage";
import type { Variant } from "../measure/variant";
import { countBudget, type Limits, type Row } from "../report/row";
import { counted, kilobytes } from "../report/units";

interface Counted {
  readonly transport: Transport;
  readonly refresh: Limits;
  /** Plan and apply together. */
  readonly creation: Limits;
}

const COUNTED: readonly Counted[] = [
  { transport: NTLM_HTTPS, refresh: { most: 5 }, creation: { most: 15, goal: 12 } },
  { transport: NTLM_HTTP, refresh: { most: 5 }, creation: { most: 15, goal: 12 } },
  { transport: BASIC_HTTPS, refresh: { most: 4 }, creation: { most: 12, goal: 10 } },
];

/** What crosses the network when one host is refreshed and when it is created, as the host counts it. */
export async function trafficRows(stage: Stage): Promise<Row[]> {
  const simulator = await stage.simulate(1);
  const rows: Row[] = [];
  for (const form of stage.forms) {
    for (const one of COUNTED) rows.push(...(await countedRows(stage, { simulator, form }, one)));
  }
  await simulator.stop();
  return rows;
}

async function countedRows(
  stage: Stage,
  { simulator, form }: { readonly simulator: Simulator; readonly form: Variant },
  { transport, refresh, creation }: Counted,
): Promise<Row[]> {
  const configuration = farmConfiguration(simulator.addresses(transport.protocol));
  await simulator.takeTraffic();
  const folder = await stage.folder(configuration, { ...form.env, ...simulator.reachedBy(transport) });
  const created = await trafficRow(simulator, `creation of one host, ${transport.name}`, {
    ...creation,
    connections: 2,
  });
  await folder.plan();
  const refreshed = await trafficRow(simulator, `refresh of one host, ${transport.name}`, {
    ...refresh,
    connections: 1,
  });
  // Whatever comes next finds the host as it was.
  await folder.destroy();
  return [created, refreshed].map((row) => ({ ...row, provider: form.name }));
}

/** What came to the host since the row before. One connection a process that works: a creation is planned in one and applied in another. */
async function trafficRow(
  simulator: Simulator,
  what: string,
  limits: Limits & { readonly connections: number },
): Promise<Row> {
  const { requests, connections, bytesReceived, bytesSent } = await simulator.takeTraffic();
  const { text, met, ...budget } = countBudget(requests, limits, "requests");
  return {
    what,
    measured: `${counted(requests, "request")}, ${counted(connections, "connection")}, ${kilobytes(bytesReceived)} out, ${kilobytes(bytesSent)} in`,
    budget: {
      ...budget,
      text: `${text}, ${counted(limits.connections, "connection")}`,
      met: met && requests > 0 && connections === limits.connections,
    },
  };
}
