const FORM = /^(-)?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;

/** Milliseconds to the form Windows uses in headers, `PT27.500S` (xs:duration). */
export function formatXsDuration(milliseconds: number): string {
  return `PT${(milliseconds / 1000).toFixed(3)}S`;
}

/** An xs:duration of days and smaller units to milliseconds; undefined when it is not one. May be negative. */
export function parseXsDuration(text: string): number | undefined {
  const match = FORM.exec(text.trim().replace(/^PT-/, "-PT"));
  if (match === null || match.slice(2).every((part) => part === undefined)) return undefined;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0"] = match;
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return Math.round(total * 1000) * (sign === undefined ? 1 : -1);
}
