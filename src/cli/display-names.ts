import type { HostReport, Report } from "../reports";
import { isProblem, parseSessionHost, type SessionHost } from "../windows";
import { CliError } from "./cli-error";
import { hostNamed } from "./read-hosts";
import { linesIn, readText } from "./text-file";

/** A host and the name that people gave it. */
export interface DisplayName extends SessionHost {
  readonly name: string;
}

/**
 * Reads a file with display names: on each line a host, blanks and its name.
 *
 * @throws CliError `cannot_read`, `invalid_host` and `invalid_names` with the line
 */
export function readDisplayNames(path: string): readonly DisplayName[] {
  const names = linesIn(readText(path)).map(({ number, text }) => displayName(text, `${path}, line ${number}`));
  if (names.length > 0) return names;
  throw invalidNames(`${path} names no host`);
}

function displayName(text: string, place: string): DisplayName {
  const [, host = text, name] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  const parsed = hostNamed({ name: host, place });
  if (name === undefined) throw invalidNames(`${place}: there is no name after the host`);
  return { ...parsed, name };
}

function invalidNames(summary: string): CliError {
  const detail = "Write on each line a host, blanks and its name; # begins a comment.";
  return new CliError({ code: "invalid_names", summary, detail });
}

/** The report with the names that people gave to hosts. */
export function withDisplayNames(report: Report, names: readonly DisplayName[]): Report {
  return { ...report, hosts: report.hosts.map((host) => withDisplayName(host, names)) };
}

/** The report of a host with the name that people gave it, if there is one. */
export function withDisplayName(report: HostReport, names: readonly DisplayName[]): HostReport {
  const host = parseSessionHost(report.host);
  if (isProblem(host)) return report;
  const same = names.filter(({ address }) => address.toLowerCase() === host.address.toLowerCase());
  // A port that only one of the two has does not matter, unless there is a better match.
  const found =
    same.find(({ port }) => port === host.port) ??
    same.find(({ port }) => port === undefined || host.port === undefined);
  return found === undefined ? report : { ...report, displayName: found.name };
}
