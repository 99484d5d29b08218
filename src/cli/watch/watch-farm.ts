import type { CheckProgress, HostReport } from "../../reports";
import { type Look, nextLook, unfinishedLook } from "./look";
import type { WatchView } from "./watch-view";

export interface FarmWatch {
  /** The names of the hosts, in the order of their reports. */
  readonly hosts: readonly string[];
  /** Looks at every host once, and tells each report as it comes. Rejects when `ending` is aborted meanwhile. */
  readonly look: (tell: LookListener) => Promise<readonly HostReport[]>;
  readonly view: WatchView;
  /** From the end of a look to the next, in milliseconds: a host that is slow is not asked without a rest. */
  readonly intervalMs: number;
  /** Waits so long, or until something calls for a look or for the end. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
  readonly ending: AbortSignal;
}

export interface LookListener {
  readonly onProgress: (progress: CheckProgress) => void;
  readonly onReport: (report: HostReport, index: number) => void;
}

/**
 * Looks at a farm again and again, never twice at a time, until it is to end.
 *
 * @returns how the hosts were found last, which has been shown: of a look that is cut short, what it had found by then
 * @throws what a look throws; also when it ends before the first one is over
 */
export async function watchFarm({ hosts, look, view, intervalMs, wait, now, ending }: FarmWatch): Promise<Look> {
  for (let last: Look | undefined; ; ) {
    const before: Look | undefined = last;
    const found: (HostReport | undefined)[] = [];
    try {
      const reports = await look({
        onProgress: (progress) => view.looking(progress),
        onReport: (report, index) => {
          found[index] = report;
          view.found(unfinishedLook(before, { hosts, reports: found }, now()));
        },
      });
      last = nextLook(before, reports, now());
    } catch (error) {
      if (!ending.aborted) throw error;
      if (found.length === 0 && before !== undefined) return before;
      const latest = latestOf(hosts, found, before);
      if (latest === undefined) throw error;
      return nextLook(before, latest, now());
    }
    view.looked(last, new Date(last.time.getTime() + intervalMs));
    if (!ending.aborted) await wait(intervalMs);
    if (ending.aborted) return last;
  }
}

/** What was found last of each host; undefined where nothing was of one of them. */
function latestOf(
  hosts: readonly string[],
  found: readonly (HostReport | undefined)[],
  before: Look | undefined,
): readonly HostReport[] | undefined {
  const latest = hosts.map((_, index) => found[index] ?? before?.hosts[index]?.report);
  return latest.every((report) => report !== undefined) ? latest : undefined;
}
