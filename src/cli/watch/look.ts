import type { HostReport } from "../../reports";
import { healthOf } from "./health";

/** One look at every host of a farm. */
export interface Look {
  /** When it was over. */
  readonly time: Date;
  /** In the order they were named. */
  readonly hosts: readonly WatchedHost[];
}

/** A host as it was found, and what is known of it from the looks before. */
export interface WatchedHost {
  readonly report: HostReport;
  /** The first look that found it so. */
  readonly since: Date;
  /** Whether the look before found it otherwise; the first look finds no change. */
  readonly isChanged: boolean;
  /** Whether the look that is under way still waits for its answer: the rest is what was known before, if anything. */
  readonly isAsking?: boolean;
  /** Whether no look before has asked it, so that nothing is known of it while this one waits for its answer. */
  readonly isFirstAsked?: boolean;
}

/** A look that is under way: of hosts without a report, what was known before. */
export function unfinishedLook(
  previous: Look | undefined,
  { hosts, reports }: { readonly hosts: readonly string[]; readonly reports: readonly (HostReport | undefined)[] },
  time: Date,
): Look {
  const watched = hosts.map((host, index): WatchedHost => {
    const [before, report] = [previous?.hosts[index], reports[index]];
    if (report !== undefined) return watchedHost(before, report, time);
    const unknown: HostReport = { host, state: "not_known", settings: [], findings: [] };
    const known = before ?? { report: unknown, since: time, isChanged: false, isFirstAsked: true };
    return { ...known, isAsking: true };
  });
  return { time, hosts: watched };
}

/** Puts what was found beside what the look before found of the same hosts. */
export function nextLook(previous: Look | undefined, reports: readonly HostReport[], time: Date): Look {
  return { time, hosts: reports.map((report, index) => watchedHost(previous?.hosts[index], report, time)) };
}

function watchedHost(before: WatchedHost | undefined, report: HostReport, time: Date): WatchedHost {
  if (before === undefined) return { report, since: time, isChanged: false };
  const isChanged = condition(report) !== condition(before.report);
  return { report, since: isChanged ? time : before.since, isChanged };
}

/**
 * What counts as a change. Texts do not: they hold numbers that go on by themselves, such as days left. Neither do
 * checks that could not be made this time.
 */
function condition(report: HostReport): string {
  const settings = report.settings.map(({ found, effective, source }) => [found, effective, source]);
  const findings = report.findings.filter(({ severity }) => severity !== "unknown");
  return JSON.stringify([healthOf(report), settings, findings.map(({ code, server }) => [code, server])]);
}
