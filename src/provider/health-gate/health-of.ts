import { whyNotHealthy } from "../../licensing";
import { diagnoseHost, type HostToDiagnose } from "../diagnosis/diagnose-host";
import { isHostError, isLasting } from "../host-diagnostics";
import type { HostPool } from "../host-pool";

/** One thing that keeps a host from being healthy. */
export interface Reason {
  /** Of a finding or an error; stable. */
  readonly code: string;
  /** What is the case, in sentences. */
  readonly text: string;
  /** What to do about it, where the text does not say. */
  readonly remedy?: string;
}

/** How a host was when it was last asked. */
export interface Health {
  /** Why it is not healthy, the worst first; none where it is. */
  readonly reasons: readonly Reason[];
  /** Whether it stays like that for as long as nobody changes what the provider is given. */
  readonly isLasting: boolean;
  /** Whether the host did not accept the credential, so that every further try may lock the account out. */
  readonly isRejected: boolean;
}

/** The most reasons that are kept of a host. */
const MOST_REASONS = 4;

/**
 * Asks whether a host is healthy, as the data source `rdslicensing_diagnosis` does. That it could not be asked is a reason
 * like any other. Throws `PluginError` where no connection can be made with the provider's settings.
 */
export async function healthOf(client: HostPool, host: HostToDiagnose, signal: AbortSignal): Promise<Health> {
  try {
    const findings = whyNotHealthy(await diagnoseHost(client, host, signal)).slice(0, MOST_REASONS);
    const reasons = findings.map(({ code, summary: text, remedy }) => ({ code, text, remedy }));
    return { reasons, isLasting: false, isRejected: false };
  } catch (error) {
    if (!isHostError(error)) throw error;
    const { code, reason: text, rejected: isRejected } = error;
    return { reasons: [{ code, text }], isLasting: isLasting(error), isRejected };
  }
}
