import type { CheckedHosts, CheckProgress, HostReport } from "../../reports";
import { endedPoll, type Poll, runningPoll } from "./poll";

/** Where a watch is shown. */
export interface WatchDisplay {
  /** A poll has begun, or the check of one of its hosts has begun or ended. */
  progressed(progress: CheckProgress): void;
  /** What is known while a poll is running: some hosts have answered, others are still asked. */
  updated(poll: Poll): void;
  /** A poll has ended. @param next when the next one is due */
  ended(poll: Poll, next: Date): void;
}

/** A farm to watch, and what a watch needs. */
export interface FarmWatch {
  /** The names of the hosts, in the order of their reports. */
  readonly hosts: readonly string[];
  /** Checks every host once, and passes each report on as it comes. Rejects when `signal` is aborted meanwhile. */
  readonly poll: (listener: PollListener) => Promise<CheckedHosts>;
  readonly display: WatchDisplay;
  /** From the end of a poll to the beginning of the next, in milliseconds: a slow host is not asked without a rest. */
  readonly intervalMs: number;
  /** Waits so long, or until a poll or the end is asked for. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** What a poll calls while it runs. */
export interface PollListener {
  readonly onProgress: (progress: CheckProgress) => void;
  readonly onReport: (report: HostReport, index: number) => void;
}

/**
 * Polls a farm again and again, never twice at a time, until it is ended.
 *
 * @returns how the hosts were last found, as shown: of a poll that is cut short, what it had found by then
 * @throws what a poll throws; also when the watch is ended before the first poll has ended
 */
export async function watchFarm({ hosts, poll, display, intervalMs, wait, now, signal }: FarmWatch): Promise<Poll> {
  for (let last: Poll | undefined; ; ) {
    const before: Poll | undefined = last;
    const found: (HostReport | undefined)[] = [];
    try {
      const checked = await poll({
        onProgress: (progress) => display.progressed(progress),
        onReport: (report, index) => {
          found[index] = report;
          display.updated(runningPoll(before, { hosts, reports: found }, now()));
        },
      });
      last = { ...endedPoll(before, checked.hosts, now()), licenseServers: checked.licenseServers };
    } catch (error) {
      if (!signal.aborted) throw error;
      if (found.length === 0 && before !== undefined) return before;
      const latest = latestOf(hosts, found, before);
      if (latest === undefined) throw error;
      return endedPoll(before, latest, now());
    }
    display.ended(last, new Date(last.time.getTime() + intervalMs));
    if (!signal.aborted) await wait(intervalMs);
    if (signal.aborted) return last;
  }
}

/** What was found last of each host; undefined where nothing was of one of them. */
function latestOf(
  hosts: readonly string[],
  found: readonly (HostReport | undefined)[],
  before: Poll | undefined,
): readonly HostReport[] | undefined {
  const latest = hosts.map((_, index) => found[index] ?? before?.hosts[index]?.report);
  return latest.every((report) => report !== undefined) ? latest : undefined;
}
