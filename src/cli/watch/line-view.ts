import { printable } from "../../drift";
import { healthOf } from "./health";
import { hostTexts } from "./host-texts";
import type { Look, WatchedHost } from "./look";
import type { WatchView } from "./watch-view";

/** For logs and programs: a line for each host at first, then one for each that has changed, and nothing between. */
export class LineView implements WatchView {
  private isFirst = true;

  constructor(private readonly write: (text: string) => void) {}

  /** What is under way is not told. */
  looking(): void {}

  looked({ time, hosts }: Look): void {
    const told = this.isFirst ? hosts : hosts.filter(({ isChanged }) => isChanged);
    this.isFirst = false;
    if (told.length > 0) this.write(told.map((host) => `${hostLine(host, time)}\n`).join(""));
  }
}

/** Time, host, state, mode, license servers and findings, with tabs between: no text has one in it. */
function hostLine({ report }: WatchedHost, time: Date): string {
  const { mode, servers, findings } = hostTexts(report);
  return [time.toISOString(), printable(report.host), healthOf(report), mode, servers, findings].join("\t");
}
