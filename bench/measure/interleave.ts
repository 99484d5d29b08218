/** How long to go on. */
export interface Rounds {
  /** Rounds that count. */
  readonly most: number;
  /** After these, no further round starts once `limitMs` have passed. */
  readonly least: number;
  readonly limitMs: number;
}

/**
 * Measures several things in turn, A B C A B C …, so that whatever else the machine does hits all alike. One round
 * before the first fills the caches and does not count.
 * @param measures each returns what it measured, e.g. milliseconds
 * @returns the values by name, one a round, in the order of the rounds
 */
export async function interleave<Name extends string>(
  measures: Readonly<Record<Name, () => Promise<number>>>,
  { most, least, limitMs }: Rounds,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await measures[name]();
  const end = performance.now() + limitMs;
  for (let round = 0; round < most; round += 1) {
    if (round >= least && performance.now() > end) break;
    for (const name of names) values[name].push(await measures[name]());
  }
  return values;
}
