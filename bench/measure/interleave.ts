/**
 * Measures several things in turn, A B C A B C …, so that whatever else the machine does hits all alike. One round
 * before the first fills the caches and does not count.
 * @param measures each returns what it measured, e.g. milliseconds
 * @param rounds how many count
 * @returns the values by name, one a round, in the order of the rounds
 */
export async function interleave<Value>(
  measures: Readonly<Record<string, () => Promise<Value>>>,
  rounds: number,
): Promise<ReadonlyMap<string, Value[]>> {
  const values = new Map(Object.keys(measures).map((name) => [name, [] as Value[]]));
  for (const measure of Object.values(measures)) await measure();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(measures)) values.get(name)?.push(await measure());
  }
  return values;
}

/** The same, of each the middle one. */
export async function medians(
  measures: Readonly<Record<string, () => Promise<number>>>,
  rounds: number,
): Promise<(name: string) => number> {
  const values = await interleave(measures, rounds);
  return (name) => median(values.get(name) ?? []);
}

/**
 * How many times the other a value is, by round, and of that the middle: what makes a machine slow for minutes makes both
 * slow that are measured one after the other. The values are those of the same rounds.
 */
export function medianRatio(values: readonly number[], others: readonly number[]): number {
  if (values.length !== others.length) throw new RangeError("not the same rounds");
  return median(values.map((value, round) => value / (others[round] as number)));
}

/** The middle of the values, or the mean of the middle two; robust against the outliers of a busy machine. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("no values, no median");
  return (lower + upper) / 2;
}
