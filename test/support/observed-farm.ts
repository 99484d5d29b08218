import type { ConnectionSettings } from "../../src/connection";
import { parseFarm, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../src/simulator";
import { HostConnection } from "../../src/windows";

/** A simulated farm that lives for one test, and connections to its hosts. */
export interface ObservedFarm {
  start(hosts: readonly object[]): Promise<void>;
  host(name: string): SimulatedHost;
  /** A connection over https with NTLM, each call a new one. */
  connect(name: string, settings?: Partial<ConnectionSettings>): HostConnection;
  /** What a host was asked since it started, the logon left out. */
  operations(name: string): string[];
}

export function useObservedFarm(): ObservedFarm {
  let farm: SimulatedFarm;
  const connections: HostConnection[] = [];
  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.close();
    await farm.stop();
  });
  return {
    start: async (hosts) => {
      farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
    },
    host: (name) => farm.host(name),
    connect: (name, settings) => {
      const { httpsPort: port } = farm.host(name);
      const connection = new HostConnection(
        { text: name, address: "localhost", port },
        {
          port,
          path: "wsman",
          https: true,
          caCertificate: farm.caCertificate,
          insecure: false,
          allowUnencrypted: false,
          timeoutMs: 20_000,
          maxRetries: 0,
          channel: "cim",
          auth: "ntlm",
          username: `${farm.credentials.domain}\\${farm.credentials.username}`,
          password: farm.credentials.password,
          ...settings,
        },
      );
      connections.push(connection);
      return connection;
    },
    operations: (name) =>
      farm
        .host(name)
        .traffic.log()
        .map(({ operation }) => operation)
        .filter((operation) => operation !== "-"),
  };
}
