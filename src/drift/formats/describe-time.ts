/** A time of RFC 3339 in UTC, to the minute: `2026-11-24 03:00 UTC`. */
export function describeTime(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}
