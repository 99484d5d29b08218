import type { FarmView } from "./farm-view";
import type { SimulatedHost } from "./simulated-host";
import { computerName } from "./windows/computer-name";
import { policyNumber } from "./windows/group-policy";
import { WINDOWS_RELEASES } from "./windows/windows-releases";

const NOT_IN_GROUP = 5;
const LOWER_VERSION = 4;
const NOT_CONNECTABLE = 6;
const VALID = 11;

/** What the hosts of a running farm see of each other. */
export function simulatedFarmView(hosts: () => readonly SimulatedHost[]): FarmView {
  // Made when it is first needed, because the hosts come after the view.
  let byName: ReadonlyMap<string, SimulatedHost> | undefined;
  const find = (name: string) => {
    byName ??= hostsByName(hosts());
    return byName.get(computerName(name));
  };
  return {
    hosts,
    licenseServers: () => hosts().flatMap(({ role, name }) => (role === "license_server" ? [name] : [])),
    connectivity(sessionHostName, licenseServerName) {
      const [sessionHost, server] = [find(sessionHostName), find(licenseServerName)];
      if (sessionHost === undefined || server === undefined) return NOT_CONNECTABLE;
      return connectivity(sessionHost, server);
    },
  };
}

/** Of several hosts whose names are one to the simulated DNS, the first. */
function hostsByName(hosts: readonly SimulatedHost[]): ReadonlyMap<string, SimulatedHost> {
  return new Map(hosts.toReversed().map((host) => [computerName(host.name), host]));
}

function connectivity(sessionHost: SimulatedHost, server: SimulatedHost): number {
  const { licensing, registry, windows } = server;
  const isRunning = windows.services.get("termservlicensing") ?? "Running";
  if (licensing === undefined || !server.isUp || isRunning !== "Running") return NOT_CONNECTABLE;
  const isExclusive = policyNumber(registry, "fSecureLicensing") === 1;
  if (isExclusive && !licensing.securityGroup.includes(computerName(sessionHost.name))) return NOT_IN_GROUP;
  return buildOf(server) < buildOf(sessionHost) ? LOWER_VERSION : VALID;
}

function buildOf({ windows }: SimulatedHost): number {
  return WINDOWS_RELEASES[windows.release].build;
}
