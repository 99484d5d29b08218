import { once } from "node:events";
import { createServer } from "node:net";

const CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
const LICENSE_SERVERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";

/** A farm behind a Connection Broker, and where its hosts are. */
export interface BrokerFarm {
  /** As farm.json has it. */
  readonly farm: object;
  /** The port of every host: members of a deployment have no ports of their own. */
  readonly port: number;
  /** The address of the broker. */
  readonly broker: string;
  /** The addresses of the session hosts `rdsh1`, `rdsh2`, …, by which the broker names them. */
  readonly sessionHosts: readonly string[];
}

/** Session hosts in Per User mode with `lic1`, each on an address of its own, and a broker that names the first `members`. */
export async function brokerFarm(
  count: number,
  { members = count, deployment = {} }: { readonly members?: number; readonly deployment?: object } = {},
): Promise<BrokerFarm> {
  const port = await freePort();
  // Suites that run at the same time have ports of their own, and so may share addresses.
  const sessionHosts = Array.from({ length: count }, (_, index) => `127.0.5.${index + 1}`);
  const broker = "127.0.5.200";
  const registry = {
    [CORE]: { LicensingMode: { type: "REG_DWORD", data: 4 } },
    [LICENSE_SERVERS]: { SpecifiedLicenseServers: { type: "REG_MULTI_SZ", data: ["lic1"] } },
  };
  const hosts = sessionHosts.map((address, index) => ({
    name: `rdsh${index + 1}`,
    address,
    httpsPort: port,
    registry,
  }));
  const named = [
    ...sessionHosts.slice(0, members).map((name) => ({ name, roles: ["session_host"] })),
    { name: broker, roles: ["connection_broker"] },
  ];
  const rdcb1 = {
    ...{ name: "rdcb1", role: "connection_broker", address: broker, httpsPort: port },
    deployment: { members: named, mode: 4, licenseServers: ["lic1"], ...deployment },
  };
  return { farm: { hosts: [...hosts, rdcb1] }, port, broker, sessionHosts };
}

/** A port that no address of this machine uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "0.0.0.0");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("a listener has a port");
  return address.port;
}
