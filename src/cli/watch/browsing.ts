/** Where somebody is who browses a farm. Nothing of it is a row: hosts change theirs while one is selected or open. */
export interface Browsing {
  /** The selected host, by its index in the poll, because names may be alike. Undefined: whichever is first in the list. */
  readonly selected?: number;
  /** The first row of the list that shows, where that shows the selected host. */
  readonly top: number;
  /** The first line that shows of the selected host's diagnosis. Absent where the list shows. */
  readonly openAt?: number;
}

/** A way through something of which only a part shows. */
export type Step = "up" | "down" | "pageUp" | "pageDown" | "home" | "end";

/** Something of so many lines, of which so many show at a time. */
export interface Extent {
  readonly length: number;
  readonly places: number;
}

/** How much of it shows in so many lines: one less where not all of it does, for a line that says so. */
export function extentIn(length: number, lines: number): Extent {
  const places = Math.max(1, lines);
  return { length, places: length > places ? Math.max(1, places - 1) : places };
}

/** The line to which a step leads, from the first to the last. A page keeps one line of the one before. */
export function stepped(from: number, step: Step, { length, places }: Extent): number {
  const page = Math.max(1, places - 1);
  const to = { up: from - 1, down: from + 1, pageUp: from - page, pageDown: from + page, home: 0, end: length - 1 };
  return within(to[step], length - 1);
}

/** The first line to show, as near to `top` as it can be, where the others fill their places and this row shows. */
export function topShowing(row: number, top: number, { length, places }: Extent): number {
  return within(Math.min(Math.max(top, row - places + 1), row), length - places);
}

/** The first line to show after a step, where no line is selected. */
export function scrolled(top: number, step: Step, { length, places }: Extent): number {
  return stepped(top, step, { length: Math.max(1, length - places + 1), places });
}

function within(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}
