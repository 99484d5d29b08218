import type { CalTotal } from "../../../licensing";
import type { LicenseServerReport } from "../../model/report";
import { type CalColumn, calColumns, calKind, calWarning, noCals } from "../content/cal-columns";
import { escapeMarkdown } from "./escape-markdown";

const EMOJI = { bad: "❌", changed: "🟡", lost: "⛔" } as const;

/** The CALs of each license server that was asked; its first two lines are the head. */
export function calTable(servers: readonly LicenseServerReport[]): readonly string[] {
  if (servers.length === 0) return [];
  const columns = calColumns(servers);
  const head = ["license server", "CALs", ...columns.map(({ name }) => name)];
  const aligned = ["---", "---", ...columns.map(() => "---:")];
  return [rowOf(head), `|${aligned.join("|")}|`, ...servers.flatMap((server) => serverRows(server, columns))];
}

function serverRows(server: LicenseServerReport, columns: readonly CalColumn[]): string[] {
  const name = escapeMarkdown(server.server);
  const { cals } = server;
  if (cals === null || cals.length === 0) {
    return [rowOf([name, escapeMarkdown(noCals(server)), ...columns.map(() => "")])];
  }
  return cals.map((one) =>
    rowOf([name, escapeMarkdown(calKind(one)), ...columns.map((column) => numberCell(one, column))]),
  );
}

function numberCell(cals: CalTotal, column: CalColumn): string {
  const warning = calWarning(cals, column);
  if (warning === undefined || column.tone === undefined) return String(cals[column.name]);
  return `${EMOJI[column.tone]} **${warning}**`;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
