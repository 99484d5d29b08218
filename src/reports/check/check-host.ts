import {
  calTotals,
  type Diagnosis,
  diagnose,
  type Fact,
  type SessionHostFacts,
  type SettingFacts,
} from "../../licensing";
import { type ObservationOptions, type ObservedHost, observeSessionHost } from "../../windows";
import type { HostReport, HostState, LicenseServerReport, SettingReport, SettingValue } from "../model/report";

export interface CheckOptions extends ObservationOptions {
  readonly graceWarningDays?: number;
}

/** What came of the check of one host. */
export interface CheckedHost {
  readonly report: HostReport;
  /** Those of the host's license servers that were asked themselves. */
  readonly licenseServers: readonly LicenseServerReport[];
}

/** The diagnosis of one host. Throws `HostError` for a host that can not be asked. */
export async function checkHost(at: ObservedHost, options: CheckOptions): Promise<CheckedHost> {
  const facts = await observeSessionHost(at, options);
  const report = diagnosisReport(diagnose(facts, { graceWarningDays: options.graceWarningDays }));
  return { report, licenseServers: licenseServerReports(facts) };
}

function diagnosisReport(diagnosis: Diagnosis): HostReport {
  const { facts, findings } = diagnosis;
  return {
    host: facts.host,
    state: stateOf(diagnosis),
    settings: [setting("mode", facts.mode), setting("license_servers", facts.licenseServers)],
    findings,
  };
}

/** What is known to be wrong goes before what could not be found out. */
function stateOf({ findings, assessed }: Diagnosis): HostState {
  if (findings.some(({ severity }) => severity === "error")) return "unhealthy";
  return assessed ? "ok" : "not_known";
}

function licenseServerReports({ licenseServerFacts, observedAt }: SessionHostFacts): LicenseServerReport[] {
  return [...licenseServerFacts.values()].map(({ server, keyPacks }) =>
    keyPacks.known
      ? { server, cals: calTotals(keyPacks.value, observedAt) }
      : { server, cals: null, reason: keyPacks.reason },
  );
}

function setting<T extends SettingValue>(
  attribute: SettingReport["attribute"],
  { local, effective, source }: SettingFacts<T>,
): SettingReport {
  return {
    attribute,
    found: valueIn(local),
    effective: valueIn(effective),
    source: source.known ? source.value : null,
    drifted: false,
  };
}

function valueIn<T extends SettingValue>(fact: Fact<T | undefined>): SettingValue {
  return fact.known ? (fact.value ?? null) : null;
}
