import {
  type CheckAllOptions,
  checkHosts,
  countWords,
  type HostReport,
  makeReport,
  type Report,
  secondsSince,
} from "../reports";
import type { ObservedHost } from "../windows";
import { ProgressLine } from "./progress-line";
import { onEndingSignal } from "./run-to-end";

/** How hosts are checked once. */
export interface CheckOnceOptions extends Omit<CheckAllOptions, "signal" | "onProgress"> {
  /** A host as people are to see it. */
  readonly described: (report: HostReport) => HostReport;
}

/** Checks hosts, all at the same time, with progress on a terminal, until they are done or a signal ends it. */
export async function checkOnce(
  hosts: readonly ObservedHost[],
  { described, onReport, ...questions }: CheckOnceOptions,
): Promise<Report> {
  const progress = new ProgressLine();
  const found: HostReport[] = [];
  const started = performance.now();
  // All questions end with it.
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const { hosts: reports, licenseServers } = await checkHosts(hosts, {
      ...questions,
      signal: ending.signal,
      onReport: (report, index, diagnosis) => {
        found[index] = report;
        onReport?.(report, index, diagnosis);
      },
      onProgress: ({ done, total }) => progress.show(() => progressText(hosts, found, { done, total })),
    });
    return makeReport("check", reports.map(described), { licenseServers, durationSeconds: secondsSince(started) });
  } finally {
    stopListening();
    progress.clear();
  }
}

/** How the hosts are that have answered, and which are still asked, the one that has waited longest first. */
function progressText(
  hosts: readonly ObservedHost[],
  found: readonly (HostReport | undefined)[],
  { done, total }: { readonly done: number; readonly total: number },
): string {
  const counts = countWords(found.filter((report) => report !== undefined)).join(", ");
  const asking = hosts.filter((_, index) => found[index] === undefined).map(({ host }) => host);
  const parts = [`${done}/${total} checked`, counts, asking.length > 0 && `still asking ${asking.join(", ")}`];
  return parts.filter(Boolean).join("; ");
}
