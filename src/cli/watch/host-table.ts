import type { createColors } from "picocolors";
import { CONDITIONS, conditionOf, type HostCondition, type HostReport } from "../../reports";
import { type ColumnNeeds, fitColumns, GAP } from "./fit-columns";
import { hostTexts } from "./host-texts";
import type { WatchedHost } from "./poll";
import { fitText, textWidth } from "./text-width";

export type Colors = ReturnType<typeof createColors>;

interface Row {
  readonly cells: readonly string[];
  readonly condition?: HostCondition;
  readonly isChanged?: boolean;
  readonly isSelected?: boolean;
}

const TITLES = ["   HOST", "STATE", "SINCE", "MODE", "LICENSE SERVERS", "FINDINGS"] as const;
/** The least width of each, and in which order they are left out on a narrow terminal. */
const LEAST = [28, 13, 8, 12, 16, 20] as const;
const DISPENSABLE = [0, 0, 1, 3, 4, 2] as const;
const STATE_COLUMN = 1;

/** A list of hosts, and the rows of it that a table shows. */
export interface ShownHosts {
  readonly hosts: readonly WatchedHost[];
  readonly from: number;
  /** The first that does not show anymore. */
  readonly to: number;
}

/** How a table is shown. */
export interface TableOptions {
  readonly now: Date;
  readonly columns: number;
  /** The row that is marked, by its place in the whole list. */
  readonly selected?: number;
}

/**
 * A table of hosts, a line each below the titles; no line is wider than `columns` where that is at all possible. Hosts that
 * do not show have their part in the widths, so that columns stay where they are while somebody scrolls.
 */
export function hostTable({ hosts, from, to }: ShownHosts, options: TableOptions, colors: Colors): string[] {
  const { now, columns, selected } = options;
  const rows = hosts.map((host, index): Row => rowOf(host, now, index === selected));
  const titles: Row = { cells: TITLES };
  const widths = fitColumns(columnNeeds([titles, ...rows]), columns);
  return [titles, ...rows.slice(from, to)].map((row) => line(row, widths, colors));
}

function rowOf({ report, since, isChanged, isAsking = false }: WatchedHost, now: Date, isSelected: boolean): Row {
  const { host, mode, servers, findings } = hostTexts(report);
  const name = `${isSelected ? ">" : " "}${isChanged && !isAsking ? "*" : " "} ${host}`;
  // A host that has not answered in this poll is shown with what was known before.
  if (isAsking) return { cells: [name, ASKING, "-", mode, servers, findings], isSelected };
  const cells = [name, stateText(report), clockText(since, now), mode, servers, findings];
  return { cells, condition: conditionOf(report), isChanged, isSelected };
}

/** What a host is said to be while it is asked. */
export const ASKING = "… asking";

/** How a host is, by a sign and a word. */
export function stateText(report: HostReport): string {
  const condition = conditionOf(report);
  const sign = condition === "warnings" ? "!" : CONDITIONS[condition].sign;
  return `${sign} ${condition.replaceAll("_", " ")}`;
}

function columnNeeds(rows: readonly Row[]): ColumnNeeds[] {
  return LEAST.map((least, column) => ({
    wanted: rows.reduce((widest, { cells }) => Math.max(widest, textWidth(cells[column] ?? "")), 0),
    least,
    dispensable: DISPENSABLE[column] ?? 0,
  }));
}

function line(row: Row, widths: readonly number[], colors: Colors): string {
  const { cells, condition, isChanged = false, isSelected = false } = row;
  const texts = cells.map((cell, column) => {
    const text = fitText(cell, widths[column] ?? 0);
    if (condition === undefined) return colors.dim(text);
    if (column === STATE_COLUMN) return toned(text, condition, colors);
    return isChanged ? colors.bold(text) : text;
  });
  const whole = texts.filter((_, column) => (widths[column] ?? 0) > 0).join(" ".repeat(GAP));
  return isSelected ? colors.inverse(whole) : whole;
}

/** A text in the color of a condition. */
export function toned(text: string, condition: HostCondition, { green, yellow, red }: Colors): string {
  const paints = { good: green, changed: yellow, calm: yellow, bad: red, lost: red };
  return paints[CONDITIONS[condition].tone](text);
}

/** A time as local HH:MM:SS; as MM-DD HH:MM where it is not today. */
export function clockText(time: Date, now: Date): string {
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits);
  if (time.toDateString() === now.toDateString()) return clock.join(":");
  return `${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())} ${clock.slice(0, 2).join(":")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
