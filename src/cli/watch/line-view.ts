import { harmless } from "../../harmless-text";
import { healthOf } from "./health";
import { hostTexts } from "./host-texts";
import type { Look, WatchedHost } from "./look";
import type { WatchView } from "./watch-view";

/** For logs and programs: a line for each host at first, then one for each that has changed, and nothing between. */
export class LineView implements WatchView {
  private isFirst = true;
  /** Hosts whose answer in this look has been told, or was none to tell. */
  private readonly told = new Set<number>();

  constructor(private readonly write: (text: string) => void) {}

  /** What is under way is not told. */
  looking(): void {}

  /** A host is told as soon as it has answered, however long others take. */
  found({ time, hosts }: Look): void {
    const news = hosts.filter((host, index) => {
      if (host.isAsking || this.told.has(index)) return false;
      this.told.add(index);
      return this.isFirst || host.isChanged;
    });
    if (news.length > 0) this.write(news.map((host) => `${hostLine(host, time)}\n`).join(""));
  }

  looked(look: Look): void {
    this.found(look);
    this.told.clear();
    this.isFirst = false;
  }
}

/** Time, host, state, mode, license servers and findings, with tabs between: no text has one in it. */
function hostLine({ report }: WatchedHost, time: Date): string {
  const { mode, servers, findings } = hostTexts(report);
  return [time.toISOString(), harmless(report.host), healthOf(report), mode, servers, findings].join("\t");
}
