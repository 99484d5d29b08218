import type { createColors } from "picocolors";
import { clockText } from "./clock-text";
import { type ColumnNeeds, fitColumns, GAP } from "./fit-columns";
import { type Health, healthOf } from "./health";
import { hostTexts } from "./host-texts";
import type { WatchedHost } from "./look";
import { fitText, textWidth } from "./text-width";

export type Colors = ReturnType<typeof createColors>;

interface Row {
  readonly cells: readonly string[];
  readonly health?: Health;
  readonly isChanged?: boolean;
}

const TITLES = ["  HOST", "STATE", "SINCE", "MODE", "LICENSE SERVERS", "FINDINGS"] as const;
/** The least width of each, and in which order they are left out on a narrow terminal. */
const LEAST = [28, 13, 8, 12, 16, 20] as const;
const DISPENSABLE = [0, 0, 1, 3, 4, 2] as const;
const STATE_COLUMN = 1;

const SIGNS: { readonly [H in Health]: string } = {
  ok: "✓",
  warnings: "!",
  unhealthy: "✗",
  not_known: "?",
  unreachable: "⊘",
  failed: "⊗",
};

/** A table of hosts, a line each below the titles; no line is wider than `columns` where that is at all possible. */
export function hostTable(hosts: readonly WatchedHost[], now: Date, columns: number, colors: Colors): string[] {
  const rows: Row[] = [{ cells: TITLES }, ...hosts.map((host) => rowOf(host, now))];
  const widths = fitColumns(columnNeeds(rows), columns);
  return rows.map((row) => line(row, widths, colors));
}

function rowOf({ report, since, isChanged, isAsking = false }: WatchedHost, now: Date): Row {
  const { host, mode, servers, findings } = hostTexts(report);
  // Beside a host that has not answered in this look stands what was known before.
  if (isAsking) return { cells: [`  ${host}`, "… asking", "-", mode, servers, findings] };
  const health = healthOf(report);
  const state = `${SIGNS[health]} ${health.replace("_", " ")}`;
  const cells = [`${isChanged ? "*" : " "} ${host}`, state, clockText(since, now), mode, servers, findings];
  return { cells, health, isChanged };
}

function columnNeeds(rows: readonly Row[]): ColumnNeeds[] {
  return LEAST.map((least, column) => ({
    wanted: Math.max(...rows.map(({ cells }) => textWidth(cells[column] ?? ""))),
    least,
    dispensable: DISPENSABLE[column] ?? 0,
  }));
}

function line({ cells, health, isChanged = false }: Row, widths: readonly number[], colors: Colors): string {
  const { green, yellow, red } = colors;
  const paints = { ok: green, warnings: yellow, unhealthy: red, not_known: red, unreachable: red, failed: red };
  const texts = cells.map((cell, column) => {
    const text = fitText(cell, widths[column] ?? 0);
    if (health === undefined) return colors.dim(text);
    if (column === STATE_COLUMN) return paints[health](text);
    return isChanged ? colors.bold(text) : text;
  });
  return texts.filter((_, column) => (widths[column] ?? 0) > 0).join(" ".repeat(GAP));
}
