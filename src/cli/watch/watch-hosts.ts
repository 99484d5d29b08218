import { InvalidArgumentError } from "commander";
import { createColors } from "picocolors";
import { parseGoDuration } from "../../durations";
import {
  type CheckAllOptions,
  type CheckedHosts,
  checkHosts,
  type HostReport,
  makeReport,
  type Report,
  secondsSince,
} from "../../reports";
import { HostError, type ObservedHost } from "../../windows";
import { onEndingSignal } from "../run-to-end";
import { showsColor } from "../shows-color";
import { LogDisplay } from "./log-display";
import { Pause } from "./pause";
import { ScreenDisplay, type WatchControls } from "./screen-display";
import { Terminal } from "./terminal";
import { type PollListener, type WatchDisplay, watchFarm } from "./watch-farm";

/** How hosts are watched. */
export interface WatchOptions extends Omit<CheckAllOptions, "signal" | "onProgress" | "onReport"> {
  /** From the end of a poll to the beginning of the next, in milliseconds. */
  readonly intervalMs: number;
  /** Whether keys can be read from standard input, because it was not read for something else. */
  readonly hasKeys: boolean;
  /** Called with the report of each poll that has ended. */
  readonly onPolled?: (report: Report) => void;
  /** Adds what only the command knows to the report of a host. */
  readonly described: (report: HostReport) => HostReport;
}

const SHORTEST_INTERVAL_MS = 5_000;
const LONGEST_INTERVAL_MS = 86_400_000;

/** A duration from 5 seconds to 24 hours, in milliseconds. */
export function parseInterval(text: string): number {
  const milliseconds = parseGoDuration(text);
  if (milliseconds === undefined) throw new InvalidArgumentError("It must be a duration, for example 30s or 1m30s.");
  if (milliseconds < SHORTEST_INTERVAL_MS) throw new InvalidArgumentError("It must be 5s or more.");
  if (milliseconds > LONGEST_INTERVAL_MS) throw new InvalidArgumentError("It must be 24h or less.");
  return milliseconds;
}

/**
 * Shows session hosts, each over one connection that stays open, until a key or a signal ends it: on a terminal as a
 * screen, elsewhere as lines. Credentials that no host accepts end it too; they are not tried again.
 *
 * @returns the report of the last poll
 * @throws HostError `unauthorized` or `not_tried`; `canceled` when it is ended before the first poll has ended
 */
export async function watchHosts(hosts: readonly ObservedHost[], options: WatchOptions): Promise<Report> {
  const ending = new AbortController();
  const pause = new Pause();
  const end = () => {
    ending.abort();
    pause.end();
  };
  // The reader has ended, for example `head`.
  process.stdout.on("error", end);
  const stopListening = onEndingSignal(end);
  const { display, close } = openDisplay({ end, pollNow: () => pause.end(), hasKeys: options.hasKeys });
  try {
    const last = await watchFarm({
      hosts: hosts.map(({ host }) => host),
      poll: (listener) => pollOnce(hosts, { ...options, ...listener, signal: ending.signal }),
      display,
      intervalMs: options.intervalMs,
      wait: (milliseconds) => pause.wait(milliseconds),
      now: () => new Date(),
      signal: ending.signal,
    });
    return makeReport(
      "check",
      last.hosts.map(({ report }) => report),
      { now: last.time },
    );
  } finally {
    close();
    stopListening();
  }
}

const JUDGED: ReadonlySet<HostReport["state"]> = new Set(["ok", "unhealthy", "not_known"]);

/**
 * Credentials that all hosts reject end the watch: every further try counts towards locking the account out. Where another
 * host accepts the account, only the host that rejected it is not asked again.
 */
async function pollOnce(
  hosts: readonly ObservedHost[],
  { described, onPolled, ...options }: CheckAllOptions & PollListener & Pick<WatchOptions, "described" | "onPolled">,
): Promise<CheckedHosts> {
  const { onReport } = options;
  const started = performance.now();
  const checked = await checkHosts(hosts, {
    ...options,
    onReport: (report, index) => onReport(described(report), index),
  });
  if (!checked.hosts.some(({ state }) => JUDGED.has(state))) {
    for (const code of ["unauthorized", "not_tried"] as const) {
      const found = checked.hosts.find(({ error }) => error?.code === code);
      if (found?.error !== undefined) throw new HostError({ ...found.error, code, host: found.host });
    }
  }
  const reports = checked.hosts.map(described);
  const { licenseServers } = checked;
  onPolled?.(makeReport("check", reports, { licenseServers, durationSeconds: secondsSince(started) }));
  return { hosts: reports, licenseServers };
}

interface DisplayOptions extends WatchControls {
  readonly hasKeys: boolean;
}

function openDisplay({ hasKeys, ...controls }: DisplayOptions): {
  readonly display: WatchDisplay;
  readonly close: () => void;
} {
  const { stdin, stdout } = process;
  if (!stdout.isTTY || process.env.TERM === "dumb") {
    return { display: new LogDisplay((text) => stdout.write(text)), close: () => {} };
  }
  const terminal = new Terminal(stdout, hasKeys && stdin.isTTY ? stdin : undefined);
  const display = new ScreenDisplay(terminal, { controls, colors: createColors(showsColor(stdout)) });
  terminal.open({ onKey: (key) => display.pressed(key), onResize: () => display.paint() });
  return { display, close: terminal.close };
}
