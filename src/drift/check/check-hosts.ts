import { setTimeout } from "node:timers/promises";
import { HostError, isNoAnswer, type ObservedHost } from "../../windows";
import type { HostReport, HostState, LicenseServerReport, ReportError } from "../report/report";
import { askedLicenseServers } from "./asked-license-servers";
import { type CheckedHost, type CheckOptions, checkHost } from "./check-host";
import { inParallel } from "./in-parallel";

export interface CheckAllOptions extends CheckOptions {
  /** How many hosts are asked at the same time. */
  readonly concurrency: number;
  /**
   * How long a host that answers nothing may hold up the others before one has accepted the credentials, in milliseconds;
   * only tests need another.
   *
   * @default 5000
   */
  readonly longestTurnMs?: number;
  /** Told when a host is begun and when it is done. */
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The host that was begun last, while there is more to do. */
  readonly host?: string;
}

const LONGEST_TURN_MS = 5_000;

/** What came of the check of many hosts. */
export interface CheckedHosts {
  /** In the order they were given. */
  readonly hosts: readonly HostReport[];
  /** Each license server that was asked itself, once. */
  readonly licenseServers: readonly LicenseServerReport[];
}

/**
 * Checks many hosts, each over one connection; one that fails does not stop the others. Every wrong password counts
 * towards locking the account out, so the first hosts are begun one after another until one accepts the credentials, and
 * after a rejection no other is tried.
 */
export async function checkHosts(hosts: readonly ObservedHost[], options: CheckAllOptions): Promise<CheckedHosts> {
  const run = new CheckRun(hosts, options);
  return run.checkAll();
}

class CheckRun {
  private readonly checked = new Map<ObservedHost, CheckedHost>();
  private readonly accepted = new AbortController();
  private rejectedBy: string | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly hosts: readonly ObservedHost[],
    private readonly options: CheckAllOptions,
  ) {}

  async checkAll(): Promise<CheckedHosts> {
    await inParallel(this.hosts, this.options.concurrency, (host) => this.inTurn(host));
    const checked = this.hosts.map((host) => this.checked.get(host)).filter((one) => one !== undefined);
    return {
      hosts: checked.map(({ report }) => report),
      licenseServers: askedLicenseServers(checked.flatMap(({ licenseServers }) => licenseServers)),
    };
  }

  /** Begins when it is known what the hosts before make of the credentials, or they are silent. */
  private async inTurn(at: ObservedHost): Promise<void> {
    const before = this.turn;
    let check: Promise<void> | undefined;
    const begun = before.then(() => {
      check = this.check(at);
      return this.verdict(check);
    });
    this.turn = begun.catch(() => undefined);
    await begun;
    await check;
  }

  private async verdict(check: Promise<void>): Promise<void> {
    if (this.accepted.signal.aborted) return;
    const over = new AbortController();
    const { longestTurnMs = LONGEST_TURN_MS } = this.options;
    const signal = AbortSignal.any([over.signal, this.accepted.signal]);
    const silent = setTimeout(longestTurnMs, undefined, { signal }).catch(() => undefined);
    try {
      await Promise.race([check, silent]);
    } finally {
      over.abort();
    }
  }

  private async check(at: ObservedHost): Promise<void> {
    this.tell(at.host);
    this.checked.set(at, this.rejectedBy === undefined ? await this.ask(at) : notTried(at.host, this.rejectedBy));
    this.tell();
  }

  private async ask(at: ObservedHost): Promise<CheckedHost> {
    try {
      const checked = await checkHost(at, this.options);
      this.accepted.abort();
      return checked;
    } catch (error) {
      if (!(error instanceof HostError) || error.code === "canceled") throw error;
      if (error.code === "unauthorized") this.rejectedBy = at.host;
      return withError(at.host, isNoAnswer(error.code) ? "unreachable" : "failed", error);
    }
  }

  private tell(host?: string): void {
    this.options.onProgress?.({ done: this.checked.size, total: this.hosts.length, host });
  }
}

function withError(host: string, state: HostState, { code, summary, detail }: Required<ReportError>): CheckedHost {
  const error = { code, summary, detail };
  return { report: { host, state, settings: [], findings: [], error }, licenseServers: [] };
}

function notTried(host: string, rejectedBy: string): CheckedHost {
  const detail = `${rejectedBy} did not accept them, and every further try counts towards locking the account out.`;
  const summary = "Not asked with credentials that were rejected";
  return withError(host, "failed", { code: "not_asked", summary, detail });
}
