import { type CheckProgress, CONDITION_ORDER, conditionOf, countWords } from "../../reports";
import { type Colors, clockText, hostTable } from "./host-table";
import type { Poll, WatchedHost } from "./poll";
import { cutText } from "./text-width";

/** What a screen shows. */
export interface FarmScreen {
  /** The last poll, or what is known while the next is running. */
  readonly poll?: Poll;
  /** When the last poll ended. */
  readonly last?: Date;
  /** When the next poll is due. */
  readonly next?: Date;
  /** How far a running poll is. */
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

/** The lines of a screen, at most as many as it has rows. Where there are more hosts than rows, the worst are shown. */
export function farmLines(screen: FarmScreen, { columns, rows }: ScreenSize, colors: Colors): readonly string[] {
  const { poll } = screen;
  const head = [colors.bold(cutText(countsLine(screen), columns)), cutText(timeLine(screen), columns), ""];
  if (poll === undefined) return head.slice(0, rows);
  const places = Math.max(1, rows - HEAD_LINES - TITLE_LINES);
  const isFull = poll.hosts.length > places;
  const shown = isFull ? worstFirst(poll.hosts).slice(0, Math.max(1, places - 1)) : poll.hosts;
  const more = isFull ? [cutText(moreLine(poll.hosts, shown), columns)] : [];
  return [...head, ...hostTable(shown, poll.time, columns, colors), ...more].slice(0, rows);
}

function countsLine({ poll, progress }: FarmScreen): string {
  const count = poll?.hosts.length ?? progress?.total ?? 0;
  const hosts = `RDS licensing of ${count} ${count === 1 ? "host" : "hosts"}`;
  if (poll === undefined) return hosts;
  const changed = poll.hosts.filter(({ isChanged }) => isChanged).length;
  return `${hosts}: ${hostCounts(poll.hosts)}${changed === 0 ? "" : `; ${changed} changed (*)`}`;
}

/** How many hosts are in each condition, and how many have not answered in this poll. */
function hostCounts(hosts: readonly WatchedHost[]): string {
  const answered = hosts.filter(({ isAsking }) => !isAsking);
  const asking = hosts.length - answered.length;
  const counts = countWords(answered.map(({ report }) => report));
  return [...counts, ...(asking > 0 ? [`${asking} still asking`] : [])].join(", ");
}

function timeLine({ poll, last: time, next, progress, hasKeys }: FarmScreen): string {
  const last = time && `last check ${clockText(time, time)}`;
  const ahead = progress ? `checking: ${progress.done}/${progress.total} done` : next && poll && nextText(next, poll);
  const times = [last, ahead].filter((text) => text !== undefined).join(", ");
  return `${times.charAt(0).toUpperCase()}${times.slice(1)}  ${hasKeys ? "[r] check now  [q] quit" : "Ctrl-C quits"}`;
}

function nextText(next: Date, { time }: Poll): string {
  return `next ${clockText(next, time)}`;
}

/** A host that was never asked before is neither good nor bad yet: it comes after those about which something is known. */
function worstFirst(hosts: readonly WatchedHost[]): readonly WatchedHost[] {
  const rank = ({ report, isFirstAsked }: WatchedHost) =>
    isFirstAsked ? CONDITION_ORDER.length : CONDITION_ORDER.indexOf(conditionOf(report));
  return [...hosts].sort((one, other) => rank(one) - rank(other));
}

function moreLine(hosts: readonly WatchedHost[], shown: readonly WatchedHost[]): string {
  const hidden = hosts.filter((host) => !shown.includes(host));
  return `… and ${hidden.length} more: ${hostCounts(hidden)}`;
}
