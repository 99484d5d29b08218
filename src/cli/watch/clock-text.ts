/** A time as a clock on the wall shows it, HH:MM:SS; with month and day instead of seconds where that is not today. */
export function clockText(time: Date, now: Date): string {
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits);
  if (time.toDateString() === now.toDateString()) return clock.join(":");
  return `${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())} ${clock.slice(0, 2).join(":")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
