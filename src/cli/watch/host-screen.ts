import { harmless } from "../../harmless-text";
import { conditionOf, hostDetails, hostName } from "../../reports";
import { type Extent, extentIn } from "./browsing";
import { type FarmScreen, type ScreenSize, timeLine } from "./farm-screen";
import { ASKING, type Colors, clockText, stateText, toned } from "./host-table";
import type { WatchedHost } from "./poll";
import { cutText, textWidth } from "./text-width";
import { wrapText } from "./wrap-text";

const HEAD_LINES = 3;

/** The whole diagnosis of a host, in lines that fit. */
export interface HostText extends Extent {
  readonly lines: readonly string[];
}

export function hostText(
  { report, isFirstAsked }: WatchedHost,
  { poll }: FarmScreen,
  { columns, rows }: ScreenSize,
  colors: Colors,
): HostText {
  const details = isFirstAsked
    ? ["This host has not answered yet."]
    : hostDetails(report, poll?.licenseServers ?? [], colors);
  const isFine = !isFirstAsked && report.error === undefined && report.findings.length === 0;
  const lines = [...details, ...(isFine ? ["no findings"] : [])].flatMap((line) => wrapText(line, columns));
  return { ...extentIn(lines.length, rows - HEAD_LINES), lines };
}

/** The lines of one host, at most so many rows. @param top the first line of its diagnosis that shows */
export function hostLines(
  { host, screen, top }: { readonly host: WatchedHost; readonly screen: FarmScreen; readonly top: number },
  size: ScreenSize,
  colors: Colors,
): readonly string[] {
  const { columns, rows } = size;
  const { lines, length, places } = hostText(host, screen, size, colors);
  const first = Math.max(0, Math.min(top, length - places));
  const part = length > places ? [cutText(`${first + 1}-${first + places} of ${length} lines`, columns)] : [];
  const head = [titleLine(host, screen, columns, colors), cutText(timeLine(screen), columns), ""];
  return [...head, ...lines.slice(first, first + places), ...part].slice(0, rows);
}

/** Its name, how it is and since when; where that is too long, the name gives way. */
function titleLine(host: WatchedHost, { poll }: FarmScreen, columns: number, colors: Colors): string {
  const { report, since, isAsking, isChanged } = host;
  const state = isAsking ? ASKING : stateText(report);
  const when = isAsking || poll === undefined ? "" : ` since ${clockText(since, poll.time)}${isChanged ? " (*)" : ""}`;
  const shown = cutText(state, columns);
  const name = cutText(harmless(hostName(report)), columns - textWidth(shown) - 2);
  const rest = cutText(when, columns - textWidth(name) - textWidth(shown) - 2);
  const painted = isAsking ? shown : toned(shown, conditionOf(report), colors);
  return `${name === "" ? "" : `${colors.bold(name)}  `}${painted}${rest.trim() === "…" ? "" : rest}`;
}
