import type { HostReport } from "../../drift";
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
}

/** Puts what was found beside what the look before found of the same hosts. */
export function nextLook(previous: Look | undefined, reports: readonly HostReport[], time: Date): Look {
  const hosts = reports.map((report, index): WatchedHost => {
    const before = previous?.hosts[index];
    if (before === undefined) return { report, since: time, isChanged: false };
    const isChanged = condition(report) !== condition(before.report);
    return { report, since: isChanged ? time : before.since, isChanged };
  });
  return { time, hosts };
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
