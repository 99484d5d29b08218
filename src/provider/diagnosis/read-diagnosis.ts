import { quoted } from "../../harmless-text";
import { type Answer, isSameLicenseServer } from "../../licensing";
import { type DataOutcome, type DataRequest, type Diagnostic, warningDiagnostic } from "../../plugin";
import { onHost } from "../host-diagnostics";
import type { HostPool } from "../host-pool";
import { diagnoseHost } from "./diagnose-host";
import type { DIAGNOSIS_SCHEMA } from "./diagnosis";
import { diagnosisState } from "./diagnosis-state";

type S = typeof DIAGNOSIS_SCHEMA;

/** Asks the host, and the license servers that are named, and judges what they say. */
export async function readDiagnosis({ config, client, signal }: DataRequest<S, HostPool>): Promise<DataOutcome<S>> {
  const { host, license_servers, connection_broker, grace_warning_days } = config;
  const diagnosis = await onHost(() => diagnoseHost(client, config, signal));
  const given = { host, license_servers, connection_broker, grace_warning_days };
  const diagnostics = unusedLicenseServers(given, diagnosis.input.licenseServers.effective);
  return { state: diagnosisState(given, diagnosis), diagnostics };
}

/**
 * Says that none of the license servers a user names is one of the host's: then none was asked, most likely because
 * they are spelled otherwise in the host's list. Naming more than one host uses is fine, so that a farm can share a map.
 */
function unusedLicenseServers(
  {
    host,
    license_servers,
  }: { readonly host: string; readonly license_servers: Readonly<Record<string, string>> | null },
  used: Answer<readonly string[]>,
): Diagnostic[] {
  const named = Object.keys(license_servers ?? {});
  if (named.length === 0 || !used.known || used.value.length === 0) return [];
  if (named.some((name) => used.value.some((other) => isSameLicenseServer(name, other)))) return [];
  const quote = (names: readonly string[]) => names.map((name) => quoted(name)).join(", ");
  const detail = `${host} uses ${quote(used.value)}, but "license_servers" names ${quote(named)}, so none of them was asked. Write each name as the host lists it.`;
  return [warningDiagnostic("No license server of this host is named", detail, ["license_servers"])];
}
