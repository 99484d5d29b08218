const UNIT_MS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };
/** The longest time that a timer takes: 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * What the header `grpc-timeout` asks for, in milliseconds: at most eight digits and a unit.
 * @returns undefined for none, and for one that is malformed
 */
export function callTimeout(header: string | undefined): number | undefined {
  const [, digits, unit = ""] = /^(\d{1,8})([HMSmun])$/.exec(header ?? "") ?? [];
  if (digits === undefined) return undefined;
  return Math.min(Math.ceil(Number(digits) * (UNIT_MS[unit] ?? 0)), MAX_TIMER_MS);
}
