import { type Diagnosis, diagnose, type Fact, type SettingFacts } from "../../licensing";
import { type ObservationOptions, type ObservedHost, observeSessionHost } from "../../windows";
import type { HostReport, SettingReport, SettingValue } from "../report/report";

export interface CheckOptions extends ObservationOptions {
  readonly graceWarningDays?: number;
}

/** The diagnosis of one host. Throws `HostError` for a host that can not be asked. */
export async function checkHost(at: ObservedHost, options: CheckOptions): Promise<HostReport> {
  const facts = await observeSessionHost(at, options);
  return diagnosisReport(diagnose(facts, { graceWarningDays: options.graceWarningDays }));
}

function diagnosisReport({ facts, findings, healthy }: Diagnosis): HostReport {
  return {
    host: facts.host,
    state: healthy ? "ok" : "unhealthy",
    settings: [setting("mode", facts.mode), setting("license_servers", facts.licenseServers)],
    findings,
  };
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
