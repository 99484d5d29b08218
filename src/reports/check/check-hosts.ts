import { HostError, type ObservedHost } from "../../windows";
import type { HostReport, HostState, LicenseServerReport, ReportError } from "../model/report";
import { askedLicenseServers } from "./license-servers";
import { type CheckedHost, type CheckOptions, checkHost } from "./check-host";
import { inParallel } from "./in-parallel";
import { withAnswersTold } from "./with-answers-told";

export interface CheckAllOptions extends CheckOptions {
  /** How many hosts are asked at the same time. */
  readonly concurrency: number;
  /** Told what came of a host as soon as it is known, with its place among the hosts. */
  readonly onReport?: (report: HostReport, index: number) => void;
  /** The most one host may take with all its questions, in milliseconds. @default 300000 */
  readonly hostLimitMs?: number;
  /** Told when a host is begun and when it is done. */
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The host that was begun last, while there is more to do. */
  readonly host?: string;
}

/** What came of the check of many hosts. */
export interface CheckedHosts {
  /** In the order they were given. */
  readonly hosts: readonly HostReport[];
  /** Each license server that was asked itself, once. */
  readonly licenseServers: readonly LicenseServerReport[];
}

/**
 * Checks many hosts, each over one connection; one that fails does not stop the others, and one that is slow keeps none
 * of them back. That a wrong password locks no account out is what the connections see to.
 */
export async function checkHosts(hosts: readonly ObservedHost[], options: CheckAllOptions): Promise<CheckedHosts> {
  const { concurrency, onProgress, onReport } = options;
  const checked: CheckedHost[] = [];
  let done = 0;
  const tell = (host?: string) => onProgress?.({ done, total: hosts.length, host });
  await inParallel([...hosts.entries()], concurrency, async ([index, at]) => {
    tell(at.host);
    const one = await ask(at, options);
    checked[index] = one;
    done += 1;
    onReport?.(one.report, index);
    tell();
  });
  return {
    hosts: checked.map(({ report }) => report),
    licenseServers: askedLicenseServers(checked.flatMap(({ licenseServers }) => licenseServers)),
  };
}

const HOST_LIMIT_MS = 300_000;

async function ask(at: ObservedHost, options: CheckAllOptions): Promise<CheckedHost> {
  const { signal, hostLimitMs = HOST_LIMIT_MS } = options;
  const limit = AbortSignal.timeout(hostLimitMs);
  let hasAnswered = false;
  const told = withAnswersTold(at, () => {
    hasAnswered = true;
  });
  try {
    return await checkHost(told, { ...options, signal: AbortSignal.any([signal, limit]) });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (limit.aborted && !signal.aborted) {
      return withError(at.host, hasAnswered ? "not_known" : "unreachable", tooSlow(hostLimitMs));
    }
    if (error.code === "canceled") throw error;
    return withError(at.host, error.isNoAnswer ? "unreachable" : "failed", error);
  }
}

function tooSlow(limitMs: number): Required<ReportError> {
  const detail = `It has not answered all questions within ${limitMs} ms. Check its load and the network, or allow a longer timeout.`;
  return { code: "timeout", summary: "The host took too long", detail };
}

function withError(host: string, state: HostState, { code, summary, detail }: Required<ReportError>): CheckedHost {
  const error = { code, summary, detail };
  return { report: { host, state, settings: [], findings: [], error }, licenseServers: [] };
}
