import { setTimeout } from "node:timers/promises";
import { WsmanError } from "../errors";
import { SerialQueue } from "../serial-queue";

/** Of hosts that rejected an account which no other accepted: a single one may have a reason of its own. */
const MOST_REJECTIONS = 2;

/** How long a host that has been shown the password and does not answer may hold up the others, in milliseconds. */
const LONGEST_TURN_MS = 5_000;

/**
 * The first logons of one account on many hosts. Every rejection counts towards locking the account out, so that as long
 * as no host has accepted it, it is tried on one host at a time, and on no more once two have rejected it. After the
 * first that accepts it, hosts are on their own.
 *
 * A host that answers nothing at all holds nobody up, because a logon begins when the host is about to be shown the
 * password; one that falls silent then does for five seconds. Those cannot overlap: any of them may yet say no.
 */
export class SharedLogon {
  readonly #queue = new SerialQueue();
  readonly #rejectedBy: string[] = [];
  readonly #longestTurnMs: number;
  readonly #accepted: Promise<void>;
  #accept: () => void = () => undefined;
  #isAccepted = false;

  /** @param longestTurnMs only tests need another */
  constructor(longestTurnMs = LONGEST_TURN_MS) {
    this.#longestTurnMs = longestTurnMs;
    this.#accepted = new Promise((resolve) => {
      this.#accept = resolve;
    });
  }

  /**
   * @param logOn shows the host the password and gives its answer; run at once, after others, or not at all
   * @throws WsmanError `unauthorized` without a try, the reason of `signal` while it waits, and what `logOn` throws
   */
  async attempt<T>(host: string, logOn: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#isAccepted) return logOn();
    let attempt: Promise<T> | undefined;
    await this.#queue.run(async () => {
      if (this.#isAccepted) return;
      if (this.#rejectedBy.length >= MOST_REJECTIONS) throw notTried(this.#rejectedBy);
      attempt = logOn();
      await this.#verdict(host, attempt);
    }, signal);
    return attempt ?? logOn();
  }

  /**
   * Waits until it is known how the attempt ends, or an earlier one has been accepted after all, but not longer than a
   * turn may last; the attempt itself goes on.
   */
  async #verdict(host: string, attempt: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    const ended = attempt.then(
      () => {
        this.#isAccepted = true;
        this.#accept();
      },
      (error: unknown) => {
        if (error instanceof WsmanError && error.code === "unauthorized") this.#rejectedBy.push(host);
      },
    );
    const longest = setTimeout(this.#longestTurnMs, undefined, { signal: over.signal, ref: false }).catch(
      () => undefined,
    );
    await Promise.race([ended, longest, this.#accepted]);
    over.abort();
  }
}

function notTried(rejectedBy: readonly string[]): WsmanError {
  const what = `The credential was not tried here: ${rejectedBy.join(" and ")} did not accept it, and every further try counts towards locking the account out.`;
  return new WsmanError("unauthorized", what);
}
