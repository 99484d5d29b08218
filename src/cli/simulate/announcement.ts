import type { SimulatedFarm } from "../../simulator";
import { ABOUT } from "../about";
import { readVariables, setVariable, setVariableFromFile } from "../shell-words";

/** A farm that runs, and the file with the certificate of its authority. */
export interface RunningFarm {
  readonly farm: SimulatedFarm;
  readonly caFile: string;
}

/** What a program reads of a running farm: one line of JSON. */
export function announcementJson({ farm, caFile }: RunningFarm): string {
  const hosts = farm.hosts.map(({ name, role, address, httpPort, httpsPort }) => ({
    name,
    role,
    address,
    httpPort,
    httpsPort,
  }));
  const { credentials, caCertificate, controlUrl } = farm;
  return `${JSON.stringify({ hosts, credentials, caCertificate, caFile, controlUrl })}\n`;
}

/** The lines that let other commands in this system's shell reach the hosts and control them. */
function variableLines({ farm, caFile }: RunningFarm): readonly string[] {
  const { domain, username, password } = farm.credentials;
  return [
    setVariable("RDSLICENSING_USERNAME", `${domain}\\${username}`),
    setVariable("RDSLICENSING_PASSWORD", password),
    setVariableFromFile("RDSLICENSING_CA_CERTIFICATE", caFile),
    setVariable("RDSLICENSING_CONTROL", farm.controlUrl),
  ];
}

/**
 * What a person reads of a running farm: the hosts, what to paste, and what to try.
 *
 * @param envFile where the lines to paste were written
 */
export function announcementText(running: RunningFarm, envFile: string | undefined): string {
  const { hosts } = running.farm;
  const sessionHost = hosts.find(({ role }) => role === "session_host") ?? hosts[0];
  const lines = [
    `${hosts.length} simulated ${hosts.length === 1 ? "host is" : "hosts are"} running; press Ctrl-C to stop.`,
    "",
    ...table(hosts),
    "",
    "In another terminal, tell the commands how to reach them:",
    ...(envFile === undefined ? variableLines(running) : [readVariables(envFile)]).map(indented),
    "Then, for example:",
    ...(sessionHost === undefined
      ? []
      : [`${ABOUT.started} check ${sessionHost.address}:${sessionHost.httpsPort}`]
    ).map(indented),
    indented(`${ABOUT.started} simulate requests`),
  ];
  return `${lines.join("\n")}\n`;
}

function table(hosts: SimulatedFarm["hosts"]): string[] {
  const rows = hosts.map(({ name, role, address, httpPort, httpsPort }) => [
    name,
    role.replaceAll("_", " "),
    `${address}:${httpsPort}`,
    `${address}:${httpPort}`,
  ]);
  const all = [["host", "role", "https", "http"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => indented(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ")).trimEnd());
}

function indented(line: string): string {
  return `  ${line}`;
}
