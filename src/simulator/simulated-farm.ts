import { randomBytes } from "node:crypto";
import { farmCertificates } from "./certificates";
import { ControlServer } from "./control/control-server";
import { defaultFarm } from "./default-farm";
import type { FarmDefinition, HostDefinition } from "./farm";
import { simulatedFarmView } from "./simulated-farm-view";
import { hostNamed, SimulatedHost } from "./simulated-host";
import { StateFile } from "./state-file";

/** Options of {@link startSimulatedFarm}. */
export interface SimulatedFarmOptions {
  /** Default: two session hosts and two license servers. */
  readonly farm?: FarmDefinition;
  /** The registries are loaded from this file when it is there, and written to it after each change. */
  readonly statePath?: string;
  /** Host number i gets http port basePort + 2i and https port basePort + 2i + 1; 0 or nothing = free ports. */
  readonly basePort?: number;
}

/** A running farm. */
export interface SimulatedFarm {
  /** The hosts, in the order of their ports. */
  readonly hosts: readonly SimulatedHost[];
  /** PEM; signs the certificate of every https listener. */
  readonly caCertificate: string;
  /** What every host accepts: bare `username` for Basic, also with the domain for NTLM. */
  readonly credentials: { readonly username: string; readonly password: string; readonly domain: string };
  /** Where `rds-licensing simulate set` and the other control commands go. */
  readonly controlUrl: string;
  /** The host of that name. @throws SimulatorError unknown_host */
  host(name: string): SimulatedHost;
  /** Closes every listener and connection. */
  stop(): Promise<void>;
}

/**
 * Starts a farm on 127.0.0.1; when it cannot start whole, nothing is left running.
 * @throws SimulatorError port_in_use, cannot_listen, state_file, invalid_registry_data
 */
export async function startSimulatedFarm(options: SimulatedFarmOptions = {}): Promise<SimulatedFarm> {
  const farm = options.farm ?? defaultFarm();
  const state = options.statePath === undefined ? undefined : new StateFile(options.statePath);
  const definitions = withPorts(withState(farm.hosts, state), options.basePort ?? 0);
  const credentials = {
    username: farm.username,
    password: farm.password ?? randomBytes(12).toString("base64url"),
    domain: farm.domain,
  };
  const certificates = farmCertificates(
    credentials.domain,
    definitions.flatMap(({ name, address }) => [name, address]),
  );
  const environment = { account: credentials, certificates, farm: simulatedFarmView(() => hosts) };
  const hosts: readonly SimulatedHost[] = definitions.map((host) => new SimulatedHost(host, environment));
  const control = new ControlServer(hosts);
  const stop = async () => {
    await Promise.all([control.close(), ...hosts.map((host) => host.down())]);
  };
  if (state !== undefined) keepState(state, hosts);
  // All must have come to an end before a failed start can be undone.
  const started = await Promise.allSettled([control.listen(), ...hosts.map((host) => host.listen())]);
  const failure = started.find((listening) => listening.status === "rejected");
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  return {
    hosts,
    caCertificate: certificates.caCertificate,
    credentials,
    controlUrl: control.url,
    host: (name) => hostNamed(hosts, name),
    stop,
  };
}

function withState(hosts: readonly HostDefinition[], state: StateFile | undefined): readonly HostDefinition[] {
  const saved = state?.read();
  return hosts.map((host) => ({ ...host, registry: saved?.get(host.name.toUpperCase()) ?? host.registry }));
}

function withPorts(hosts: readonly HostDefinition[], basePort: number): readonly HostDefinition[] {
  if (basePort === 0) return hosts;
  return hosts.map((host, index) => ({
    ...host,
    httpPort: host.httpPort || basePort + 2 * index,
    httpsPort: host.httpsPort || basePort + 2 * index + 1,
  }));
}

function keepState(state: StateFile, hosts: readonly SimulatedHost[]): void {
  state.write(hosts);
  for (const { registry } of hosts) registry.onChange(() => state.write(hosts));
}
