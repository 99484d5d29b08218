import { type CheckProgress, CONDITION_ORDER, conditionOf, countWords } from "../../reports";
import { type Browsing, type Extent, extentIn, topShowing } from "./browsing";
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

/** What is known of a farm, and where somebody is in it. */
export interface WatchView {
  readonly screen: FarmScreen;
  readonly browsing: Browsing;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

const HEAD_LINES = 3;
const TITLE_LINES = 1;

/** The hosts of a poll as a list, of which a part shows. */
export interface FarmList extends Extent {
  /** As they stand in the list, each with its index in the poll. */
  readonly hosts: readonly (readonly [index: number, host: WatchedHost])[];
  /** The row of the selected host. */
  readonly row: number;
  /** The first row that shows. */
  readonly top: number;
}

/** Hosts keep the order in which they were named as long as all of them have a place; else the worst comes first. */
export function farmList({ hosts }: Poll, { selected, top }: Browsing, rows: number): FarmList {
  const lines = rows - HEAD_LINES - TITLE_LINES;
  const extent = extentIn(hosts.length, lines);
  const entries = [...hosts.entries()];
  const listed = hosts.length > extent.places ? worstFirst(entries) : entries;
  const row = selected === undefined ? 0 : listed.findIndex(([index]) => index === selected);
  return { ...extent, hosts: listed, row, top: topShowing(row, top, extent) };
}

/** The lines of a farm, at most so many rows. */
export function farmLines(
  { screen, browsing }: WatchView,
  { columns, rows }: ScreenSize,
  colors: Colors,
): readonly string[] {
  const { poll, hasKeys } = screen;
  const head = [colors.bold(cutText(countsLine(screen), columns)), cutText(timeLine(screen), columns), ""];
  if (poll === undefined) return head.slice(0, rows);
  const list = farmList(poll, browsing, rows);
  const { top, places, length } = list;
  const shown = { hosts: list.hosts.map(([, host]) => host), from: top, to: top + places };
  const table = hostTable(shown, { now: poll.time, columns, selected: hasKeys ? list.row : undefined }, colors);
  const part = length > places ? [cutText(partLine(list), columns)] : [];
  return [...head, ...table, ...part].slice(0, rows);
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

/** When the farm was checked last, and when it is next. */
export function timeLine({ poll, last: time, next, progress }: FarmScreen): string {
  const last = time && `last check ${clockText(time, time)}`;
  const ahead = progress ? `checking: ${progress.done}/${progress.total} done` : next && poll && nextText(next, poll);
  const times = [last, ahead].filter((text) => text !== undefined).join(", ");
  return `${times.charAt(0).toUpperCase()}${times.slice(1)}`;
}

function nextText(next: Date, { time }: Poll): string {
  return `next ${clockText(next, time)}`;
}

/** A host that was never asked before is neither good nor bad yet: it comes after those about which something is known. */
function worstFirst(hosts: FarmList["hosts"]): FarmList["hosts"] {
  const rank = ({ report, isFirstAsked }: WatchedHost) =>
    isFirstAsked ? CONDITION_ORDER.length : CONDITION_ORDER.indexOf(conditionOf(report));
  const ranked = hosts.map((entry) => ({ entry, rank: rank(entry[1]) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** Which part of the list shows, and how the hosts are that do not. */
function partLine({ hosts, top, places, length }: FarmList): string {
  const hidden = [...hosts.slice(0, top), ...hosts.slice(top + places)].map(([, host]) => host);
  return `${top + 1}-${Math.min(length, top + places)} of ${length}; not shown: ${hostCounts(hidden)}`;
}
