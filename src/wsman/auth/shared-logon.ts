import { WsmanError } from "../errors/wsman-error";
import { type StopSignal, untilAborted } from "../signals";

/** How often a password may be shown before a host has accepted it: a single host may have a reason of its own to say no. */
const MOST_TRIES = 2;

/** What a host said of a password it was shown. `none`: what came is no answer of the service, or there was none. */
export type LogonAnswer = "accepted" | "rejected" | "none";

interface Try {
  readonly host: string;
  /** Undefined while it is open. */
  answer: LogonAnswer | undefined;
}

/**
 * The guard against locking an account out, shared by everything that logs on with it. Every rejection counts towards a
 * lock-out, and a host that was shown the password and has not answered may yet have rejected it. So as long as no host
 * has accepted the account, tries that were rejected, that are open and that nobody answered stay together within the
 * limit; what comes after waits for them, or is not tried at all. After the first acceptance, hosts are on their own.
 *
 * A host that does not get as far as being shown the password (it is down, or sends no challenge) holds nobody up.
 */
export class SharedLogon {
  readonly #limit: number;
  readonly #tries: Try[] = [];
  readonly #waiting = new Set<() => void>();
  #isAccepted = false;

  /** @param limit of tries before the first acceptance; below the account's own lock-out threshold */
  constructor(limit = MOST_TRIES) {
    this.#limit = limit;
  }

  /**
   * Shows the password to a host when its turn has come.
   *
   * @param logOn shows the host the password and gives its answer; run at once, after others, or not at all
   * @param answerOf what that answer says of the password. An error `unauthorized` says that it was rejected, one that
   * is `unsent` that it was not shown
   * @throws WsmanError `not_tried`, the reason of `signal` while it waits, and what `logOn` throws
   */
  async attempt<T>(
    host: string,
    logOn: () => Promise<T>,
    signal: StopSignal,
    answerOf: (value: T) => LogonAnswer = () => "accepted",
  ): Promise<T> {
    while (!this.#isAccepted && this.#tries.length >= this.#limit) {
      if (this.#tries.every(({ answer }) => answer !== undefined)) throw notTried(this.#tries);
      await this.#change(signal);
    }
    if (this.#isAccepted) return logOn();
    const current: Try = { host, answer: undefined };
    this.#tries.push(current);
    try {
      const value = await logOn();
      current.answer = answerOf(value);
      return value;
    } catch (error) {
      const isKnown = error instanceof WsmanError;
      current.answer = isKnown && error.code === "unauthorized" ? "rejected" : "none";
      if (isKnown && error.unsent) this.#tries.splice(this.#tries.indexOf(current), 1);
      throw error;
    } finally {
      this.#isAccepted ||= current.answer === "accepted";
      for (const wake of this.#waiting) wake();
    }
  }

  /** Takes note that a host has accepted the account after all: its first reply was no answer, and a later one was. */
  accept(): void {
    this.#isAccepted = true;
    for (const wake of this.#waiting) wake();
  }

  /** Waits until one of the open tries has ended. */
  async #change(signal: StopSignal): Promise<void> {
    let wake: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#waiting.add(wake);
    await untilAborted(signal, changed).finally(() => this.#waiting.delete(wake));
  }
}

function notTried(tries: readonly Try[]): WsmanError {
  const named = (wanted: LogonAnswer) =>
    [...new Set(tries.filter(({ answer }) => answer === wanted).map(({ host }) => host))].join(" and ");
  const [rejected, silent] = [named("rejected"), named("none")];
  const reasons = [
    rejected && `${rejected} did not accept it`,
    silent && `${silent} did not answer after being shown it`,
  ].filter(Boolean);
  const what = `The credential was not tried here: ${reasons.join(", and ")}; every further try counts towards locking the account out.`;
  return new WsmanError("not_tried", what, { unsent: true, rejected: rejected !== "" });
}
