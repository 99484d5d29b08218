/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What it is compared with, measured in the same rounds. */
  readonly against?: string;
  readonly ratio?: number;
  readonly budget?: Budget;
}

export interface Budget {
  readonly text: string;
  readonly met: boolean;
  /** Whether noise can not change the outcome: something counted, not timed. Only such a budget fails `--check`. */
  readonly counted: boolean;
}

/** A budget of time: at most that many times what it is compared with. */
export function timeBudget(ratio: number, most: number): Budget {
  return { text: `≤ ${most} ×`, met: ratio <= most, counted: false };
}

/** The counted budgets that are broken. */
export function brokenBudgets(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ budget }) => budget?.counted && !budget.met);
}
