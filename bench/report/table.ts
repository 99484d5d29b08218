import type { Budget, Row } from "./row";

/** Lines of cells, the first of which are the headings. */
export type Cells = readonly (readonly string[])[];

/** A table, and what it compares in a sentence or two. */
export interface Table {
  readonly title: string;
  readonly cells: Cells;
}

const HEADINGS = ["what", "provider", "measured", "against", "ratio", "budget", "goal", "met"];

/** The budgets, as cells. */
export function budgetCells(rows: readonly Row[]): Cells {
  return [HEADINGS, ...rows.map(cellsOf)];
}

function cellsOf({ what, provider, measured, against, ratio, budget }: Row): string[] {
  return [
    what,
    provider ?? "–",
    measured,
    against ?? "–",
    ratio === undefined ? "–" : `${ratio.toFixed(2)} ×`,
    budget?.text ?? "–",
    budget?.goal?.text ?? "–",
    budget === undefined ? "–" : verdict(budget),
  ];
}

function verdict({ met, goal }: Budget): string {
  if (!met) return "NO";
  return goal?.met ? "yes, and the goal" : "yes";
}

/** Cells in aligned columns under the title, for a terminal. */
export function textTable({ title, cells: lines }: Table): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const padded = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return [title, "", ...lines.map((line) => padded(line).trimEnd())].join("\n");
}

/** The title, and cells as a table of GitHub-flavored Markdown. */
export function markdownTable({ title, cells: [headings = [], ...lines] }: Table): string {
  const rows = [headings, headings.map(() => "---"), ...lines];
  const written = rows.map((line) => `| ${line.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return [title, "", ...written].join("\n");
}
