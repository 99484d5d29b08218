import { type HostReport, type HostState, REPORT_VERSION, type Report } from "./report";

const STATES: readonly HostState[] = ["ok", "drifted", "unhealthy", "unmanaged", "leaving", "unreachable"];

/** Puts hosts together to a report. */
export function makeReport(
  kind: Report["kind"],
  hosts: readonly HostReport[],
  { errors = [], now = new Date() }: { readonly errors?: Report["errors"]; readonly now?: Date } = {},
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
    errors,
  };
}
