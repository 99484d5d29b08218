import {
  calTotals,
  type Diagnosis,
  type DiagnosisInput,
  diagnose,
  knownOrNull,
  type SettingAnswers,
} from "../../licensing";
import { type ObservationOptions, type ObservedHost, observeSessionHost } from "../../windows";
import type { HostReport, HostState, LicenseServerReport, SettingReport, SettingValue } from "../model/report";

/** How one host is checked. */
export interface CheckOptions extends ObservationOptions {
  /** Report the end of the grace period once this many days or fewer remain. @default 30 */
  readonly graceWarningDays?: number;
}

/** The result of the check of one host. */
export interface CheckedHost {
  readonly report: HostReport;
  /** Those of the host's license servers that were asked themselves. */
  readonly licenseServers: readonly LicenseServerReport[];
  /** What the report was made of; absent for a host that could not be asked. */
  readonly diagnosis?: Diagnosis;
}

/** Diagnoses one host. @throws HostError for a host that cannot be asked */
export async function checkHost(at: ObservedHost, options: CheckOptions): Promise<CheckedHost> {
  const input = await observeSessionHost(at, options);
  const diagnosis = diagnose(input, { graceWarningDays: options.graceWarningDays });
  return { report: diagnosisReport(diagnosis), licenseServers: licenseServerReports(input), diagnosis };
}

function diagnosisReport(diagnosis: Diagnosis): HostReport {
  const { input, findings } = diagnosis;
  return {
    host: input.host,
    state: stateOf(diagnosis),
    settings: [setting("mode", input.mode), setting("license_servers", input.licenseServers)],
    findings,
    ...(input.graceDaysLeft.known ? { graceDaysLeft: input.graceDaysLeft.value } : {}),
  };
}

/** What is known to be wrong takes precedence over what could not be found out. */
function stateOf({ findings, assessed }: Diagnosis): HostState {
  if (findings.some(({ severity }) => severity === "error")) return "unhealthy";
  return assessed ? "ok" : "not_known";
}

function licenseServerReports({ licenseServerAnswers, observedAt }: DiagnosisInput): LicenseServerReport[] {
  return [...licenseServerAnswers.values()].map(({ server, keyPacks }) =>
    keyPacks.known
      ? { server, cals: calTotals(keyPacks.value, observedAt) }
      : { server, cals: null, reason: keyPacks.reason },
  );
}

function setting<T extends SettingValue>(
  attribute: SettingReport["attribute"],
  { local, effective, source }: SettingAnswers<T>,
): SettingReport {
  return {
    attribute,
    found: knownOrNull(local),
    effective: knownOrNull(effective),
    source: source.known ? source.value : null,
    drifted: false,
  };
}
