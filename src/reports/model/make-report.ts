import { SEVERITIES } from "../../licensing";
import { HOST_STATES, type HostReport, type HostState, REPORT_VERSION, type Report } from "./report";

/** What a report has besides hosts. */
export interface ReportParts {
  /** The plans the hosts were read from. @default none */
  readonly plans?: Report["plans"];
  /** The license servers that were asked themselves. @default none */
  readonly licenseServers?: Report["licenseServers"];
  /** Errors that are about no host. @default none */
  readonly errors?: Report["errors"];
  /** When the report was made. @default the current time */
  readonly now?: Date;
  /** How long it took to make, in seconds. @default not known */
  readonly durationSeconds?: number;
}

/**
 * Makes a report of hosts: counts their states and puts the worst first.
 *
 * @param kind what was done: live hosts checked, or drift read from plans
 */
export function makeReport(
  kind: Report["kind"],
  hosts: readonly HostReport[],
  { plans, licenseServers, errors = [], now = new Date(), durationSeconds }: ReportParts = {},
): Report {
  const count = (state: HostState) => hosts.filter((host) => host.state === state).length;
  const counts = Object.fromEntries(HOST_STATES.map((state) => [state, count(state)])) as Record<HostState, number>;
  return {
    version: REPORT_VERSION,
    kind,
    time: now.toISOString(),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    healthy: counts.ok === hosts.length && errors.length === 0,
    summary: { hosts: hosts.length, ...counts },
    hosts: worstFirst(hosts),
    ...(licenseServers === undefined ? {} : { licenseServers }),
    ...(plans === undefined ? {} : { plans }),
    errors,
  };
}

/** By state, then by the worst finding; hosts that are alike stay as they were. */
function worstFirst(hosts: readonly HostReport[]): readonly HostReport[] {
  const stateRank = ({ state }: HostReport) => HOST_STATES.indexOf(state);
  const findingRank = ({ findings }: HostReport) =>
    Math.min(SEVERITIES.length, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return [...hosts].sort((one, other) => stateRank(one) - stateRank(other) || findingRank(one) - findingRank(other));
}

/** How long it took, to the millisecond, for {@link ReportParts.durationSeconds}. @param started by `performance.now()` */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
