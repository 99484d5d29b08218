import { createColors, isColorSupported } from "picocolors";
import { type CheckAllOptions, checkHosts, type HostReport, makeReport, type Report } from "../../reports";
import { HostError, type ObservedHost } from "../../windows";
import { onEndingSignal } from "../ending-signals";
import { LineView } from "./line-view";
import { Pause } from "./pause";
import { ScreenView } from "./screen-view";
import { Terminal } from "./terminal";
import { watchFarm } from "./watch-farm";
import type { WatchView } from "./watch-view";

export interface WatchOptions extends Omit<CheckAllOptions, "signal" | "onProgress" | "onReport"> {
  /** From one look to the next, in milliseconds. */
  readonly intervalMs: number;
  /** Whether standard input is there for keys, and was not read for something else. */
  readonly hasKeys: boolean;
  /** Adds to what was found of a host what only the command knows. */
  readonly described: (report: HostReport) => HostReport;
}

/**
 * Shows session hosts, each over one connection that is kept, until a key or a signal ends it: on a terminal as a
 * screen, elsewhere as lines. Credentials that no host accepts end it too; they are not tried again.
 *
 * @returns the report of the last look
 * @throws HostError `unauthorized` or `not_tried`, or `canceled` when it is ended before the first look is over
 */
export async function watchHosts(hosts: readonly ObservedHost[], options: WatchOptions): Promise<Report> {
  const ending = new AbortController();
  const pause = new Pause();
  const end = () => {
    ending.abort();
    pause.end();
  };
  // Nobody reads any more, as behind `head`.
  process.stdout.on("error", end);
  const giveBack = onEndingSignal(end);
  const { view, close } = openView({ end, lookNow: () => pause.end(), hasKeys: options.hasKeys });
  try {
    const last = await watchFarm({
      hosts: hosts.map(({ host }) => host),
      look: (tell) => lookOnce(hosts, { ...options, signal: ending.signal, ...tell }),
      view,
      intervalMs: options.intervalMs,
      wait: (milliseconds) => pause.wait(milliseconds),
      now: () => new Date(),
      ending: ending.signal,
    });
    return makeReport(
      "check",
      last.hosts.map(({ report }) => report),
      { now: last.time },
    );
  } finally {
    close();
    giveBack();
  }
}

const JUDGED: ReadonlySet<HostReport["state"]> = new Set(["ok", "unhealthy", "not_known"]);

/**
 * A rejection is no state of a host that may pass: every further try counts towards locking the account out. Where others
 * accept the account, it is one host's own matter, which is not asked with it again.
 */
async function lookOnce(
  hosts: readonly ObservedHost[],
  { described, ...options }: CheckAllOptions & Pick<WatchOptions, "described">,
): Promise<readonly HostReport[]> {
  const { onReport } = options;
  const checked = await checkHosts(hosts, {
    ...options,
    onReport: (report, index) => onReport?.(described(report), index),
  });
  if (!checked.hosts.some(({ state }) => JUDGED.has(state))) {
    for (const code of ["unauthorized", "not_tried"] as const) {
      const found = checked.hosts.find(({ error }) => error?.code === code);
      if (found?.error !== undefined) throw new HostError({ ...found.error, code, host: found.host });
    }
  }
  return checked.hosts.map(described);
}

interface Commands {
  readonly end: () => void;
  readonly lookNow: () => void;
  readonly hasKeys: boolean;
}

function openView({ end, lookNow, hasKeys }: Commands): { readonly view: WatchView; readonly close: () => void } {
  const { stdin, stdout } = process;
  if (!stdout.isTTY || process.env.TERM === "dumb") {
    return { view: new LineView((text) => stdout.write(text)), close: () => {} };
  }
  const terminal = new Terminal(stdout, hasKeys && stdin.isTTY ? stdin : undefined);
  const view = new ScreenView(terminal, createColors(isColorSupported));
  // In raw mode Ctrl-C is a key.
  const actions: Readonly<Record<string, () => void>> = { q: end, "\u0003": end, r: lookNow };
  terminal.open({ onKey: (key) => actions[key.toLowerCase()]?.(), onResize: () => view.repaint() });
  return { view, close: terminal.close };
}
