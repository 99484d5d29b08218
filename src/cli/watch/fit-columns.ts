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
 * which makes them 0 wide. What can not be left out keeps its least width, fit or not.
 */
export function fitColumns(needs: readonly ColumnNeeds[], available: number): readonly number[] {
  const order = [...new Set(needs.map(({ dispensable }) => dispensable))].sort((one, other) => other - one);
  for (const limit of order) {
    const kept = needs.map((need) => (need.dispensable <= limit ? need : undefined));
    const widths = kept.map((need) => (need === undefined ? 0 : need.wanted));
    if (shrink(widths, kept, available)) return widths;
  }
  return needs.map(({ dispensable, wanted, least }) => (dispensable === 0 ? Math.min(wanted, least) : 0));
}

/** Takes from the widest until it fits, as long as every column has its least. */
function shrink(widths: number[], kept: readonly (ColumnNeeds | undefined)[], available: number): boolean {
  const gaps = GAP * (kept.filter((need) => need !== undefined).length - 1);
  let excess = widths.reduce((sum, width) => sum + width, gaps) - available;
  for (; excess > 0; excess -= 1) {
    const spare = widths.map((width, index) => (width > (kept[index]?.least ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) return false;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return true;
}
