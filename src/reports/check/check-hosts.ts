import type { Diagnosis } from "../../licensing";
import { HostError, type ObservedHost, withinHostLimit } from "../../windows";
import type { ErrorReport, HostReport, HostState, LicenseServerReport } from "../model/report";
import { type CheckedHost, type CheckOptions, checkHost } from "./check-host";
import { inParallel } from "./in-parallel";
import { askedLicenseServers } from "./license-servers";

/** How many hosts are checked. */
export interface CheckAllOptions extends CheckOptions {
  /** How many hosts are checked at the same time. */
  readonly concurrency: number;
  /**
   * Called with the report of a host as soon as it is there, and the index of the host; and with the diagnosis it was made
   * of, where the host could be asked.
   */
  readonly onReport?: (report: HostReport, index: number, diagnosis?: Diagnosis) => void;
  /** The most one host may take for all its questions, in milliseconds. @default 300000 */
  readonly hostLimitMs?: number;
  /** Called when the check of a host begins and when it ends. */
  readonly onProgress?: (progress: CheckProgress) => void;
}

/** How far a check is. */
export interface CheckProgress {
  /** Hosts that are done. */
  readonly done: number;
  /** Hosts there are. */
  readonly total: number;
  /** The host whose check began last, while there is more to do. */
  readonly host?: string;
}

/** The result of a check of many hosts. */
export interface CheckedHosts {
  /** In the order of the hosts. */
  readonly hosts: readonly HostReport[];
  /** Each license server that was asked itself, once. */
  readonly licenseServers: readonly LicenseServerReport[];
}

/**
 * Checks many hosts, each over one connection. A host that fails does not stop the others, and a slow one does not hold them
 * up. The connections see to it that a wrong password locks no account out.
 */
export async function checkHosts(hosts: readonly ObservedHost[], options: CheckAllOptions): Promise<CheckedHosts> {
  const { concurrency, onProgress, onReport } = options;
  const checked: CheckedHost[] = [];
  let done = 0;
  const notify = (host?: string) => onProgress?.({ done, total: hosts.length, host });
  await inParallel([...hosts.entries()], concurrency, async ([index, at]) => {
    notify(at.host);
    const one = await ask(at, options);
    checked[index] = one;
    done += 1;
    onReport?.(one.report, index, one.diagnosis);
    notify();
  });
  return {
    hosts: checked.map(({ report }) => report),
    licenseServers: askedLicenseServers(checked.flatMap(({ licenseServers }) => licenseServers)),
  };
}

const HOST_LIMIT_MS = 300_000;

async function ask(at: ObservedHost, options: CheckAllOptions): Promise<CheckedHost> {
  const { signal, hostLimitMs = HOST_LIMIT_MS } = options;
  const check = (told: ObservedHost, inTime: AbortSignal) => checkHost(told, { ...options, signal: inTime });
  try {
    const outcome = await withinHostLimit(at, { signal, limitMs: hostLimitMs }, check);
    if ("value" in outcome) return outcome.value;
    return withError(at.host, outcome.hasAnswered ? "not_known" : "unreachable", outcome.error);
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "canceled") throw error;
    return withError(at.host, error.isNoAnswer ? "unreachable" : "failed", error);
  }
}

function withError(host: string, state: HostState, { code, summary, detail }: Required<ErrorReport>): CheckedHost {
  const error = { code, summary, detail };
  return { report: { host, state, settings: [], findings: [], error }, licenseServers: [] };
}
