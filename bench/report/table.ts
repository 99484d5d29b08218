import type { Row } from "./row";

const HEADER = ["what", "measured", "against", "ratio", "budget", "met"];

function cells({ what, measured, against, ratio, budget }: Row): string[] {
  return [
    what,
    measured,
    against ?? "–",
    ratio === undefined ? "–" : `${ratio.toFixed(2)} ×`,
    budget?.text ?? "–",
    budget === undefined ? "–" : budget.met ? "yes" : "NO",
  ];
}

/** The rows in aligned columns, for a terminal. */
export function textTable(rows: readonly Row[]): string {
  const lines = [HEADER, ...rows.map(cells)];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The rows as a table of GitHub-flavored Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = [HEADER, HEADER.map(() => "---"), ...rows.map(cells)];
  return lines.map((line) => `| ${line.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}
