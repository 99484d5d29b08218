import type { FarmView } from "./farm-view";
import type { SimulatedHost } from "./simulated-host";
import { computerName } from "./windows/computer-name";
import { policyNumber } from "./windows/group-policy";
import { windowsReleases } from "./windows/windows-releases";

const notInGroup = 5;
const lowerVersion = 4;
const notConnectable = 6;
const valid = 11;

/** What the hosts of a running farm see of each other. */
export function simulatedFarmView(hosts: () => readonly SimulatedHost[]): FarmView {
  const find = (name: string) => hosts().find((host) => computerName(host.name) === computerName(name));
  return {
    licenseServers: () => hosts().flatMap(({ role, name }) => (role === "license_server" ? [name] : [])),
    connectivity(sessionHostName, licenseServerName) {
      const [sessionHost, server] = [find(sessionHostName), find(licenseServerName)];
      if (sessionHost === undefined || server === undefined) return notConnectable;
      return connectivity(sessionHost, server);
    },
  };
}

function connectivity(sessionHost: SimulatedHost, server: SimulatedHost): number {
  const { licensing, registry, windows } = server;
  const isRunning = windows.services.get("termservlicensing") ?? "Running";
  if (licensing === undefined || !server.isUp || isRunning !== "Running") return notConnectable;
  const isExclusive = policyNumber(registry, "fSecureLicensing") === 1;
  if (isExclusive && !licensing.securityGroup.includes(computerName(sessionHost.name))) return notInGroup;
  return buildOf(server) < buildOf(sessionHost) ? lowerVersion : valid;
}

function buildOf({ windows }: SimulatedHost): number {
  return windowsReleases[windows.release].build;
}
