import type { KeyPack } from "../license-server-inventory";

/** More than this are not all named in one sentence. */
const MOST_NAMED = 3;

/** The days on which packs expire, in UTC, the earliest first: `2026-12-01, 2027-01-31`. */
export function expiryDates(packs: readonly KeyPack[]): string {
  const days = [...new Set(packs.map(({ expires }) => expires?.slice(0, 10) ?? "never"))].sort();
  const named = days.slice(0, MOST_NAMED).join(", ");
  return days.length > MOST_NAMED ? `${named} and ${days.length - MOST_NAMED} more days` : named;
}
