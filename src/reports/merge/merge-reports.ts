import { foldLicenseServer } from "../../licensing";
import { makeReport } from "../model/make-report";
import type { HostReport, LicenseServerReport, Report, ReportChanges } from "../model/report";

/**
 * One report of several of the same kind, as jobs of one run make them. Every row stays, also where two reports tell of the
 * same host: none can hide the worse one. Its time is that of the latest, and its duration reaches back to the earliest.
 *
 * @param reports at least one
 * @param errors what could not be merged
 */
export function mergeReports(reports: readonly [Report, ...Report[]], errors: Report["errors"] = []): Report {
  const ends = reports.map(({ time }) => Date.parse(time));
  const starts = reports.map(({ time, durationSeconds = 0 }) => Date.parse(time) - durationSeconds * 1000);
  const latest = ends.reduce((one, other) => Math.max(one, other));
  const earliest = starts.reduce((one, other) => Math.min(one, other));
  const now = new Date(latest);
  const rows = reports.flatMap(({ hosts, time }) => hosts.map((host) => newSince(host, time, now.toISOString())));
  const plans = reports.flatMap((report) => report.plans ?? []);
  const licenseServers = bestAnswers(reports);
  const changes = mergedChanges(reports.flatMap((report) => report.changes ?? []));
  return {
    ...makeReport(reports[0].kind, rows, {
      now,
      durationSeconds: (latest - earliest) / 1000,
      errors: [...errors, ...reports.flatMap((report) => report.errors)],
      ...(plans.length > 0 && { plans }),
      ...(licenseServers.length > 0 && { licenseServers }),
    }),
    ...(changes && { changes }),
  };
}

/** What was new in its own report is new in the merged one, whose time is another. */
function newSince(host: HostReport, from: string, to: string): HostReport {
  const moved = <T extends { readonly since?: string }>(one: T): T =>
    one.since === from ? { ...one, since: to } : one;
  return { ...moved(host), settings: host.settings.map(moved), findings: host.findings.map(moved) };
}

/** Each license server once: what the newest report with an answer says, else the newest reason why there is none. */
function bestAnswers(reports: readonly Report[]): readonly LicenseServerReport[] {
  const best = new Map<string, LicenseServerReport>();
  const oldestFirst = [...reports].sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
  for (const server of oldestFirst.flatMap(({ licenseServers = [] }) => licenseServers)) {
    const key = foldLicenseServer(server.server);
    if (server.cals !== null || (best.get(key)?.cals ?? null) === null) best.set(key, server);
  }
  return [...best.values()];
}

function mergedChanges(changes: readonly ReportChanges[]): ReportChanges | undefined {
  const [first] = changes;
  if (first === undefined) return undefined;
  return {
    since: changes
      .map(({ since }) => since)
      .reduce((one, other) => (Date.parse(other) < Date.parse(one) ? other : one)),
    new: changes.reduce((sum, one) => sum + one.new, 0),
    still: changes.reduce((sum, one) => sum + one.still, 0),
    mended: changes.flatMap(({ mended }) => mended),
    notLookedAt: changes.flatMap(({ notLookedAt }) => notLookedAt),
  };
}
