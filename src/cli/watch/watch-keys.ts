import type { Key } from "node:readline";
import type { Step } from "./browsing";
import type { Colors } from "./host-table";
import { textWidth } from "./text-width";

/** What a key asks of a watch. */
export type WatchCommand = Step | "open" | "back" | "check" | "quit";

const KEYS: ReadonlyMap<string, WatchCommand> = new Map([
  ["up", "up"],
  ["k", "up"],
  ["down", "down"],
  ["j", "down"],
  ["pageup", "pageUp"],
  ["pagedown", "pageDown"],
  ["space", "pageDown"],
  ["home", "home"],
  ["g", "home"],
  ["end", "end"],
  ["shift-g", "end"],
  ["r", "check"],
  // In raw mode it is a key, and no signal.
  ["ctrl-c", "quit"],
]);
/** A terminal may send Enter either way. */
const LIST_KEYS: ReadonlyMap<string, WatchCommand> = new Map([
  ["return", "open"],
  ["enter", "open"],
  ["q", "quit"],
]);
const OPEN_KEYS: ReadonlyMap<string, WatchCommand> = new Map([
  ["escape", "back"],
  ["backspace", "back"],
  ["q", "back"],
]);

/** What a key means where the list shows, or an open host. Undefined where it means nothing. */
export function commandOf({ name = "", ctrl, shift, meta }: Key, isOpen: boolean): WatchCommand | undefined {
  // To readline, Escape is pressed with Alt.
  if (meta && name !== "escape") return undefined;
  const names = ctrl ? [`ctrl-${name}`] : shift ? [`shift-${name}`, name] : [name];
  const keys = isOpen ? OPEN_KEYS : LIST_KEYS;
  return names.map((each) => KEYS.get(each) ?? keys.get(each)).find((command) => command !== undefined);
}

interface KeyHint {
  readonly key: string;
  readonly does: string;
  /** The hint with the greatest number is left out first. */
  readonly dispensable: number;
}

const LIST_HINTS: readonly KeyHint[] = [
  { key: "↑↓", does: "move", dispensable: 2 },
  { key: "PgUp/PgDn", does: "page", dispensable: 4 },
  { key: "Enter", does: "open", dispensable: 1 },
  { key: "r", does: "check now", dispensable: 3 },
  { key: "q", does: "quit", dispensable: 0 },
];
const OPEN_HINTS: readonly KeyHint[] = [
  { key: "↑↓", does: "scroll", dispensable: 1 },
  { key: "PgUp/PgDn", does: "page", dispensable: 4 },
  { key: "Esc", does: "back", dispensable: 0 },
  { key: "r", does: "check now", dispensable: 2 },
  { key: "Ctrl-C", does: "quit", dispensable: 3 },
];
const NO_KEYS: readonly KeyHint[] = [{ key: "Ctrl-C", does: "quits", dispensable: 0 }];

/** The line that says which keys there are, with the most important of them where not all fit. */
export function keyLine(where: "list" | "open" | "no keys", columns: number, { bold }: Colors): string {
  let hints = { list: LIST_HINTS, open: OPEN_HINTS, "no keys": NO_KEYS }[where];
  const text = (paint = (key: string) => key) => hints.map(({ key, does }) => `${paint(key)} ${does}`).join("  ");
  while (textWidth(text()) > columns) {
    const most = Math.max(...hints.map(({ dispensable }) => dispensable));
    hints = hints.filter(({ dispensable }) => dispensable < most);
  }
  return text(bold);
}
