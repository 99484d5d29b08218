import { farmConfiguration } from "../measure/configuration";
import type { Stage } from "../measure/stage";
import type { Row } from "../report/row";
import { counted, kilobytes } from "../report/units";

interface Transport {
  readonly name: string;
  readonly https: boolean;
  readonly auth: "ntlm" | "basic";
  readonly mostRequests: number;
}

const TRANSPORTS: readonly Transport[] = [
  { name: "NTLM over https", https: true, auth: "ntlm", mostRequests: 6 },
  { name: "NTLM over http, sealed", https: false, auth: "ntlm", mostRequests: 6 },
  { name: "Basic over https", https: true, auth: "basic", mostRequests: 4 },
];

/** What crosses the network when one host is refreshed, as the host counts it. */
export async function trafficRows(stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const transport of TRANSPORTS) rows.push(await trafficRow(stage, transport));
  return rows;
}

async function trafficRow(stage: Stage, { name, https, auth, mostRequests }: Transport): Promise<Row> {
  const { simulator } = stage;
  const [host] = simulator.hosts;
  const folder = await stage.folder(farmConfiguration([`localhost:${https ? host?.httpsPort : host?.httpPort}`]), {
    RDSLICENSING_AUTH: auth,
    RDSLICENSING_HTTPS: String(https),
    ...(auth === "basic" && simulator.localAccount),
  });
  await simulator.takeTraffic();
  await folder.plan();
  const { requests, connections, bytesReceived, bytesSent } = await simulator.takeTraffic();
  return {
    what: `refresh of one host, ${name}`,
    measured: `${counted(requests, "request")}, ${counted(connections, "connection")}, ${kilobytes(bytesReceived)} out, ${kilobytes(bytesSent)} in`,
    budget: {
      text: `≤ ${mostRequests} requests, 1 connection`,
      met: requests > 0 && requests <= mostRequests && connections === 1,
      counted: true,
    },
  };
}
