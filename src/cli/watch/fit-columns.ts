export interface ColumnNeeds {
  /** Columns of the terminal that its longest text takes. */
  readonly wanted: number;
  /** What it is of use with. */
  readonly least: number;
  /** The column with the greatest number is left out first; those with 0 never are. */
  readonly dispensable: number;
}

/** Between two columns of a table. */
export const GAP = 2;

/**
 * How wide each column of a table is, so that all of it fits: first the widest give way, then columns are left out,
 * which makes them 0 wide. What cannot be left out gives way below its least width in the end.
 */
export function fitColumns(needs: readonly ColumnNeeds[], available: number): readonly number[] {
  const least = needs.map((need) => need.least);
  const order = [...new Set(needs.map(({ dispensable }) => dispensable))].sort((one, other) => other - one);
  for (const limit of order) {
    const widths = needs.map(({ dispensable, wanted }) => (dispensable <= limit ? wanted : 0));
    if (shrink(widths, least, available)) return widths;
  }
  const widths = needs.map(({ dispensable, wanted }) => (dispensable === 0 ? wanted : 0));
  shrink(widths, [], available);
  return widths;
}

/** Takes from the widest until it fits, as long as every column has its least; whether it fits then. */
function shrink(widths: number[], least: readonly number[], available: number): boolean {
  const gaps = GAP * (widths.filter((width) => width > 0).length - 1);
  let excess = widths.reduce((sum, width) => sum + width, gaps) - available;
  for (; excess > 0; excess -= 1) {
    const spare = widths.map((width, index) => (width > (least[index] ?? 1) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) return false;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return true;
}
