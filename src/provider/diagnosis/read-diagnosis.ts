import { diagnose } from "../../licensing";
import type { DataOutcome, DataRequest } from "../../plugin";
import { type ObservedHost, observeSessionHost } from "../../windows";
import type { HostSessions } from "../host-sessions";
import { onHostInTime } from "../on-host-in-time";
import type { DIAGNOSIS_SCHEMA } from "./diagnosis-schema";
import { diagnosisState } from "./diagnosis-state";
import { unusedLicenseServers } from "./unused-license-servers";

type S = typeof DIAGNOSIS_SCHEMA;

/** Asks the host, and the license servers that are named, and judges what they say. */
export async function readDiagnosis({ config, client, signal }: DataRequest<S, HostSessions>): Promise<DataOutcome<S>> {
  const { host, license_servers, grace_warning_days } = config;
  const licenseServers = new Map<string, ObservedHost>();
  for (const [name, at] of Object.entries(license_servers ?? {})) {
    licenseServers.set(name, await client.connectionTo(at, ["license_servers", name]));
  }
  const input = await onHostInTime(client, host, signal, (at, inTime) =>
    observeSessionHost(at, { licenseServers, signal: inTime }),
  );
  const diagnosis = diagnose(input, { graceWarningDays: grace_warning_days });
  const given = { host, license_servers, grace_warning_days, id: client.idOf(host) };
  const diagnostics = unusedLicenseServers(given, input.licenseServers.effective);
  return { state: diagnosisState(given, diagnosis), diagnostics };
}
