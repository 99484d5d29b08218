import { conditionOf, type HostReport, type LicenseServerReport } from "../../reports";

/** One check of every host of a farm. */
export interface Poll {
  /** When it ended. */
  readonly time: Date;
  /** In the order in which they were named. */
  readonly hosts: readonly WatchedHost[];
  /** The license servers that were asked themselves, as the last poll that ended found them. Absent before that. */
  readonly licenseServers?: readonly LicenseServerReport[];
}

/** A host as it was found, and what is known about it from earlier polls. */
export interface WatchedHost {
  readonly report: HostReport;
  /** When a poll first found it so. */
  readonly since: Date;
  /** Whether the previous poll found it otherwise. The first poll finds no change. */
  readonly isChanged: boolean;
  /** Whether a running poll still waits for its answer. The rest is what was known before, if anything. */
  readonly isAsking?: boolean;
  /** Whether a running poll is the first that asks it, so that nothing is known about it yet. */
  readonly isFirstAsked?: boolean;
}

/** A running poll: for hosts without a report, what was known before. */
export function runningPoll(
  previous: Poll | undefined,
  { hosts, reports }: { readonly hosts: readonly string[]; readonly reports: readonly (HostReport | undefined)[] },
  time: Date,
): Poll {
  const watched = hosts.map((host, index): WatchedHost => {
    const [before, report] = [previous?.hosts[index], reports[index]];
    if (report !== undefined) return watchedHost(before, report, time);
    const unknown: HostReport = { host, state: "not_known", settings: [], findings: [] };
    const known = before ?? { report: unknown, since: time, isChanged: false, isFirstAsked: true };
    return { ...known, isAsking: true };
  });
  return { time, hosts: watched, licenseServers: previous?.licenseServers };
}

/** A poll that has ended, compared with the previous one. */
export function endedPoll(previous: Poll | undefined, reports: readonly HostReport[], time: Date): Poll {
  return { time, hosts: reports.map((report, index) => watchedHost(previous?.hosts[index], report, time)) };
}

function watchedHost(before: WatchedHost | undefined, report: HostReport, time: Date): WatchedHost {
  if (before === undefined) return { report, since: time, isChanged: false };
  const isChanged = fingerprint(report) !== fingerprint(before.report);
  return { report, since: isChanged ? time : before.since, isChanged };
}

/** Of reports, which do not change: every answer of a running poll asks for those of all others. */
const FINGERPRINTS = new WeakMap<HostReport, string>();

function fingerprint(report: HostReport): string {
  const made = FINGERPRINTS.get(report) ?? makeFingerprint(report);
  FINGERPRINTS.set(report, made);
  return made;
}

/**
 * What counts as a change. Texts do not, because they hold numbers that change every day, such as days left. Neither do
 * checks that could not be made this time.
 */
function makeFingerprint(report: HostReport): string {
  const settings = report.settings.map(({ found, effective, source }) => [found, effective, source]);
  const findings = report.findings.filter(({ severity }) => severity !== "unknown");
  return JSON.stringify([conditionOf(report), settings, findings.map(({ code, server }) => [code, server])]);
}
