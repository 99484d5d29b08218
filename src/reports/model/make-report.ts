import { SEVERITIES } from "../../licensing";
import { HOST_STATES, type HostReport, type HostState, REPORT_VERSION, type Report } from "./report";

export interface ReportParts {
  readonly plans?: Report["plans"];
  readonly licenseServers?: Report["licenseServers"];
  readonly errors?: Report["errors"];
  /** @default the current time */
  readonly now?: Date;
}

/** Puts hosts together to a report, worst first. */
export function makeReport(
  kind: Report["kind"],
  hosts: readonly HostReport[],
  { plans, licenseServers, errors = [], now = new Date() }: ReportParts = {},
): Report {
  const count = (state: HostState) => hosts.filter((host) => host.state === state).length;
  const counts = Object.fromEntries(HOST_STATES.map((state) => [state, count(state)])) as Record<HostState, number>;
  return {
    version: REPORT_VERSION,
    kind,
    time: now.toISOString(),
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
