import type { createColors } from "picocolors";
import { CONDITIONS, conditionOf, type HostCondition } from "../../reports";
import { type ColumnNeeds, fitColumns, GAP } from "./fit-columns";
import { hostTexts } from "./host-texts";
import type { WatchedHost } from "./poll";
import { fitText, textWidth } from "./text-width";

export type Colors = ReturnType<typeof createColors>;

interface Row {
  readonly cells: readonly string[];
  readonly condition?: HostCondition;
  readonly isChanged?: boolean;
}

const TITLES = ["  HOST", "STATE", "SINCE", "MODE", "LICENSE SERVERS", "FINDINGS"] as const;
/** The least width of each, and in which order they are left out on a narrow terminal. */
const LEAST = [28, 13, 8, 12, 16, 20] as const;
const DISPENSABLE = [0, 0, 1, 3, 4, 2] as const;
const STATE_COLUMN = 1;

/** A table of hosts, a line each below the titles; no line is wider than `columns` where that is at all possible. */
export function hostTable(hosts: readonly WatchedHost[], now: Date, columns: number, colors: Colors): string[] {
  const rows: Row[] = [{ cells: TITLES }, ...hosts.map((host) => rowOf(host, now))];
  const widths = fitColumns(columnNeeds(rows), columns);
  return rows.map((row) => line(row, widths, colors));
}

function rowOf({ report, since, isChanged, isAsking = false }: WatchedHost, now: Date): Row {
  const { host, mode, servers, findings } = hostTexts(report);
  // A host that has not answered in this poll is shown with what was known before.
  if (isAsking) return { cells: [`  ${host}`, "… asking", "-", mode, servers, findings] };
  const condition = conditionOf(report);
  const sign = condition === "warnings" ? "!" : CONDITIONS[condition].sign;
  const state = `${sign} ${condition.replaceAll("_", " ")}`;
  const cells = [`${isChanged ? "*" : " "} ${host}`, state, clockText(since, now), mode, servers, findings];
  return { cells, condition, isChanged };
}

function columnNeeds(rows: readonly Row[]): ColumnNeeds[] {
  return LEAST.map((least, column) => ({
    wanted: Math.max(...rows.map(({ cells }) => textWidth(cells[column] ?? ""))),
    least,
    dispensable: DISPENSABLE[column] ?? 0,
  }));
}

function line({ cells, condition, isChanged = false }: Row, widths: readonly number[], colors: Colors): string {
  const { green, yellow, red } = colors;
  const paints = { good: green, changed: yellow, calm: yellow, bad: red, lost: red };
  const texts = cells.map((cell, column) => {
    const text = fitText(cell, widths[column] ?? 0);
    if (condition === undefined) return colors.dim(text);
    if (column === STATE_COLUMN) return paints[CONDITIONS[condition].tone](text);
    return isChanged ? colors.bold(text) : text;
  });
  return texts.filter((_, column) => (widths[column] ?? 0) > 0).join(" ".repeat(GAP));
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
