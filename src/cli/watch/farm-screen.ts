import type { CheckProgress } from "../../reports";
import { clockText } from "./clock-text";
import { countHealths, HEALTHS, healthOf } from "./health";
import { type Colors, hostTable } from "./host-table";
import type { Look, WatchedHost } from "./look";
import { cutText } from "./text-width";

/** What a screen shows. */
export interface FarmScreen {
  /** The last look, or what is known in the middle of the next. */
  readonly look?: Look;
  /** When the last look was over. */
  readonly last?: Date;
  /** When the next look is due. */
  readonly next?: Date;
  /** Of the look that is under way, if one is. */
  readonly progress?: CheckProgress;
  /** Whether keys can be pressed. */
  readonly hasKeys: boolean;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

const HEAD_LINES = 3;
const TITLE_LINES = 1;

/** The lines of a screen, at most as many as it has rows. Where not every host has a place, the worst have. */
export function farmLines(screen: FarmScreen, { columns, rows }: ScreenSize, colors: Colors): readonly string[] {
  const { look } = screen;
  const head = [colors.bold(cutText(countsLine(screen), columns)), cutText(timeLine(screen), columns), ""];
  if (look === undefined) return head.slice(0, rows);
  const places = Math.max(1, rows - HEAD_LINES - TITLE_LINES);
  const isFull = look.hosts.length > places;
  const shown = isFull ? worstFirst(look.hosts).slice(0, Math.max(1, places - 1)) : look.hosts;
  const more = isFull ? [cutText(moreLine(look.hosts, shown), columns)] : [];
  return [...head, ...hostTable(shown, look.time, columns, colors), ...more].slice(0, rows);
}

function countsLine({ look, progress }: FarmScreen): string {
  const count = look?.hosts.length ?? progress?.total ?? 0;
  const hosts = `RDS licensing of ${count} ${count === 1 ? "host" : "hosts"}`;
  if (look === undefined) return hosts;
  const changed = look.hosts.filter(({ isChanged }) => isChanged).length;
  return `${hosts}: ${hostCounts(look.hosts)}${changed === 0 ? "" : `; ${changed} changed (*)`}`;
}

/** How many there are of each health; those that have not answered in this look by themselves. */
function hostCounts(hosts: readonly WatchedHost[]): string {
  const answered = hosts.filter(({ isAsking }) => !isAsking);
  const asking = hosts.length - answered.length;
  const healths = countHealths(answered.map(({ report }) => report));
  return [healths, asking > 0 && `${asking} still asking`].filter(Boolean).join(", ");
}

function timeLine({ look, last: time, next, progress, hasKeys }: FarmScreen): string {
  const last = time && `last look ${clockText(time, time)}`;
  const ahead = progress ? `looking: ${progress.done}/${progress.total} done` : next && look && nextText(next, look);
  const times = [last, ahead].filter((text) => text !== undefined).join(", ");
  return `${times.charAt(0).toUpperCase()}${times.slice(1)}  ${hasKeys ? "[r] look now  [q] end" : "Ctrl-C ends"}`;
}

function nextText(next: Date, { time }: Look): string {
  return `next ${clockText(next, time)}`;
}

/** A host that was never asked before is neither good nor bad yet: it comes after those of which something is known. */
function worstFirst(hosts: readonly WatchedHost[]): readonly WatchedHost[] {
  const rank = ({ report, isFirstAsked }: WatchedHost) =>
    isFirstAsked ? HEALTHS.length : HEALTHS.indexOf(healthOf(report));
  return [...hosts].sort((one, other) => rank(one) - rank(other));
}

function moreLine(hosts: readonly WatchedHost[], shown: readonly WatchedHost[]): string {
  const hidden = hosts.filter((host) => !shown.includes(host));
  return `… and ${hidden.length} more: ${hostCounts(hidden)}`;
}
