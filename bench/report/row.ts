/** One line of the report. */
export interface Row {
  readonly what: string;
  /** Which provider, and whether NODE_EXTRA_CA_CERTS is set. Absent where neither matters. */
  readonly provider?: string;
  readonly measured: string;
  /** What it is compared with, measured in the same rounds. */
  readonly against?: string;
  readonly ratio?: number;
  readonly budget?: Budget;
}

export interface Budget {
  readonly text: string;
  readonly met: boolean;
  /** What the program is to reach beyond its budget. */
  readonly goal?: { readonly text: string; readonly met: boolean };
  /** Whether noise can not change the outcome: something counted, not timed. Only such a budget fails `--check`. */
  readonly counted: boolean;
}

/** The most that a measured value may be, for one row of the budgets. */
export interface Limits {
  readonly most: number;
  readonly goal?: number;
}

/** A budget of time: at most that many times what it is compared with. */
export function timeBudget(ratio: number, limits: Limits): Budget {
  return { ...limited(ratio, limits, "×"), counted: false };
}

/** A budget of an amount that a busy machine changes too, e.g. CPU. */
export function amountBudget(amount: number, limits: Limits, unit: string): Budget {
  return { ...limited(amount, limits, unit), counted: false };
}

/** A budget of something counted. */
export function countBudget(count: number, limits: Limits, unit: string): Budget {
  return { ...limited(count, limits, unit), counted: true };
}

function limited(value: number, { most, goal }: Limits, unit: string): Omit<Budget, "counted"> {
  return {
    text: `≤ ${most} ${unit}`,
    met: value <= most,
    ...(goal !== undefined && { goal: { text: `${goal} ${unit}`, met: value <= goal } }),
  };
}

/** The counted budgets that are broken. */
export function brokenBudgets(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ budget }) => budget?.counted && !budget.met);
}
