import { createColors } from "picocolors";
import { type Browsing, scrolled, stepped } from "./browsing";
import { type FarmList, farmLines, farmList, type ScreenSize, type WatchView } from "./farm-screen";
import { hostLines, hostText } from "./host-screen";
import type { Colors } from "./host-table";
import type { WatchedHost } from "./poll";
import { keyLine, type WatchCommand } from "./watch-keys";

/** The fewest rows that have one for the keys. */
const LEAST_ROWS = 6;

/** The lines of a view, as many as there are rows where that leaves one for the keys. */
export function viewLines(view: WatchView, size: ScreenSize, colors: Colors): readonly string[] {
  const { screen, browsing } = view;
  const above = aboveKeys(size);
  const host = openHost(view);
  const lines =
    host === undefined
      ? farmLines(view, above, colors)
      : hostLines({ host, screen, top: browsing.openAt ?? 0 }, above, colors);
  if (above === size) return lines;
  const keys = keyLine(!screen.hasKeys ? "no keys" : host === undefined ? "list" : "open", size.columns, colors);
  return [...lines, ...Array<string>(above.rows - lines.length).fill(""), keys];
}

/** The view after a command. Those that are about the watch itself change nothing in it. */
export function commanded(view: WatchView, command: WatchCommand, size: ScreenSize): WatchView {
  const { screen, browsing } = view;
  if (command === "check" || command === "quit" || screen.poll === undefined) return view;
  const host = openHost(view);
  const above = aboveKeys(size);
  if (host === undefined) return { screen, browsing: inList(command, farmList(screen.poll, browsing, above.rows)) };
  if (command === "open") return view;
  const { openAt = 0, ...closed } = browsing;
  if (command === "back") return { screen, browsing: closed };
  const text = hostText(host, screen, above, createColors(false));
  return { screen, browsing: { ...closed, openAt: scrolled(openAt, command, text) } };
}

/** Whether a host is open. */
export function isOpen({ browsing }: WatchView): boolean {
  return browsing.openAt !== undefined;
}

function openHost({ screen, browsing }: WatchView): WatchedHost | undefined {
  return browsing.openAt === undefined ? undefined : screen.poll?.hosts[browsing.selected ?? 0];
}

type ListCommand = Exclude<WatchCommand, "check" | "quit">;

function inList(command: ListCommand, list: FarmList): Browsing {
  const { hosts, row, top } = list;
  const at = (chosen: number) => ({ selected: hosts[chosen]?.[0], top });
  if (command === "open") return { ...at(row), openAt: 0 };
  return at(command === "back" ? row : stepped(row, command, list));
}

function aboveKeys(size: ScreenSize): ScreenSize {
  return size.rows < LEAST_ROWS ? size : { ...size, rows: size.rows - 1 };
}
