import { harmless } from "../../../harmless-text";
import type { CalTotal } from "../../../licensing";
import type { LicenseServerReport } from "../../model/report";
import { type CalColumn, calColumns, calKind, calWarning, noCals } from "../content/cal-columns";
import type { Colors } from "./hosts";

interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  /** Numbers stand below each other by their last digit. */
  readonly isNumber: boolean;
}

/** A table of the CALs of license servers, with its title; nothing where none was asked. */
export function calLines(servers: readonly LicenseServerReport[], colors: Colors): string[] {
  if (servers.length === 0) return [];
  const columns = calColumns(servers);
  const titles = ["license server", "CALs"].map((text) => titleCell(text, false, colors));
  const head = [...titles, ...columns.map(({ name }) => titleCell(name, true, colors))];
  const rows = [head, ...servers.flatMap((server) => serverRows(server, columns, colors))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column], row.length))));
  return rows.map((row) => `  ${row.map((cell, column) => cellText(cell, widths[column] ?? 0)).join("  ")}`.trimEnd());
}

/** The CALs of one license server in sentences, which can be broken where a table cannot. */
export function calSentences(server: LicenseServerReport, colors: Colors): string[] {
  const name = `CALs at ${harmless(server.server)}: `;
  const { cals } = server;
  if (cals === null || cals.length === 0) return [name + harmless(noCals(server))];
  return cals.map((one) => {
    const numbers = calColumns([server]).flatMap((column) => numberWords(one, column, colors));
    return `${name}${harmless(calKind(one))}: ${numbers.join(", ")}`;
  });
}

/** Numbers that are only told where they are not 0 are left out where they are. */
function numberWords(cals: CalTotal, column: CalColumn, colors: Colors): string[] {
  if (column.tone === undefined) return [`${cals[column.name]} ${column.name}`];
  const warning = calWarning(cals, column);
  return warning === undefined ? [] : [warningPaints(colors)[column.tone](warning)];
}

function warningPaints({ red, yellow }: Colors) {
  return { bad: red, changed: yellow, lost: red };
}

/** What stands alone behind a name may be as long as it is. */
function widthOf(cell: Cell | undefined, cells: number): number {
  return cell === undefined || (cells === 2 && !cell.isNumber) ? 0 : [...cell.text].length;
}

function titleCell(text: string, isNumber: boolean, { dim }: Colors): Cell {
  return { text, isNumber, paint: dim };
}

function serverRows(server: LicenseServerReport, columns: readonly CalColumn[], colors: Colors): Cell[][] {
  const name = { text: harmless(server.server), isNumber: false };
  const { cals } = server;
  if (cals === null || cals.length === 0) {
    const paint = cals === null ? colors.yellow : colors.dim;
    return [[name, { text: harmless(noCals(server)), isNumber: false, paint }]];
  }
  const paints = warningPaints(colors);
  return cals.map((one) => [
    name,
    { text: harmless(calKind(one)), isNumber: false },
    ...columns.map((column): Cell => {
      const warning = calWarning(one, column);
      if (warning === undefined || column.tone === undefined) return { text: String(one[column.name]), isNumber: true };
      return { text: `! ${warning}`, isNumber: true, paint: paints[column.tone] };
    }),
  ]);
}

function cellText({ text, paint = (same) => same, isNumber }: Cell, width: number): string {
  const space = " ".repeat(Math.max(0, width - [...text].length));
  return isNumber ? `${space}${paint(text)}` : `${paint(text)}${space}`;
}
