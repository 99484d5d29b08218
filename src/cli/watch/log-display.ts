import { harmless } from "../../harmless-text";
import { conditionOf } from "../../reports";
import { hostTexts } from "./host-texts";
import type { Poll, WatchedHost } from "./poll";
import type { WatchDisplay } from "./watch-farm";

/** For logs and programs: a line for each host at first, then one for each that has changed, and nothing between. */
export class LogDisplay implements WatchDisplay {
  readonly #write: (text: string) => void;
  #isFirst = true;
  /** Hosts whose answer in this poll has been written, or did not have to be. */
  readonly #done = new Set<number>();

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Progress is not written. */
  progressed(): void {}

  /** A host is written as soon as it has answered, however long others take. */
  updated({ time, hosts }: Poll): void {
    const news = hosts.filter((host, index) => {
      if (host.isAsking || this.#done.has(index)) return false;
      this.#done.add(index);
      return this.#isFirst || host.isChanged;
    });
    if (news.length > 0) this.#write(news.map((host) => `${hostLine(host, time)}\n`).join(""));
  }

  ended(poll: Poll): void {
    this.updated(poll);
    this.#done.clear();
    this.#isFirst = false;
  }
}

/** Time, host, state, mode, license servers and findings, with tabs between: no text has one in it. */
function hostLine({ report }: WatchedHost, time: Date): string {
  const { mode, servers, findings } = hostTexts(report);
  return [time.toISOString(), harmless(report.host), conditionOf(report), mode, servers, findings].join("\t");
}
