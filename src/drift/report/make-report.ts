import { type HostReport, type HostState, REPORT_VERSION, type Report } from "./report";

const STATES: readonly HostState[] = ["ok", "drifted", "unhealthy", "unmanaged", "leaving", "unreachable", "failed"];

export interface ReportParts {
  readonly plans?: Report["plans"];
  readonly errors?: Report["errors"];
  /** @default the current time */
  readonly now?: Date;
}

/** Puts hosts together to a report. */
export function makeReport(
  kind: Report["kind"],
  hosts: readonly HostReport[],
  { plans, errors = [], now = new Date() }: ReportParts = {},
): Report {
  const count = (state: HostState) => hosts.filter((host) => host.state === state).length;
  const counts = Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<HostState, number>;
  return {
    version: REPORT_VERSION,
    kind,
    time: now.toISOString(),
    healthy: counts.ok === hosts.length && errors.length === 0,
    summary: { hosts: hosts.length, ...counts },
    hosts,
    ...(plans === undefined ? {} : { plans }),
    errors,
  };
}
