import { type Diagnosis, diagnose } from "../../licensing";
import { deploymentForDiagnosis, type ObservedHost, observeSessionHost } from "../../windows";
import { deploymentOf } from "../deployment/deployment-of";
import type { HostPool } from "../host-pool";
import { askHostInTime } from "../on-host-in-time";

/** A host to diagnose, and how. */
export interface HostToDiagnose {
  readonly host: string;
  /** License servers to ask as well: where each is reached, by its name in the host's list. */
  readonly license_servers: Readonly<Record<string, string>> | null;
  /** The Connection Broker of its deployment, to be compared with it. */
  readonly connection_broker?: string | null;
  /** Report the end of the grace period once this many days or fewer remain. Default: 30. */
  readonly grace_warning_days?: number | null;
}

/** Asks the host, and the license servers that are named, and judges what they say. Errors as of `askHostInTime`. */
export async function diagnoseHost(
  client: HostPool,
  { host, license_servers, connection_broker, grace_warning_days }: HostToDiagnose,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const licenseServers = new Map<string, ObservedHost>();
  for (const [name, at] of Object.entries(license_servers ?? {})) {
    licenseServers.set(name, await client.host(at, ["license_servers", name]).connection());
  }
  const deployment = connection_broker
    ? await deploymentForDiagnosis(() => deploymentOf(client, connection_broker, signal))
    : undefined;
  const input = await askHostInTime(client, host, signal, (at, inTime) =>
    observeSessionHost(at, { licenseServers, deployment, signal: inTime, withVersion: true }),
  );
  return diagnose(input, { graceWarningDays: grace_warning_days ?? undefined });
}
