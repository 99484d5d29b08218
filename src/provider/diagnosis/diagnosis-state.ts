import { harmlessValues } from "../../harmless-text";
import {
  connectivityStatus,
  type Diagnosis,
  type DiagnosisInput,
  knownOrNull,
  type ServerConnectivity,
  type Severity,
  windowsRelease,
} from "../../licensing";
import type { DiagnosisState } from "./diagnosis";

type Given = Pick<DiagnosisState, "host" | "license_servers" | "connection_broker" | "grace_warning_days">;

type Details = NonNullable<DiagnosisState["details"]>;

/** Severities that call for something to be done. */
const PROBLEMS: readonly Severity[] = ["error", "warning"];

/** The state of a diagnosis; what is not known is null. */
export function diagnosisState(given: Given, { input, findings, assessed, healthy }: Diagnosis): DiagnosisState {
  const found = {
    healthy,
    assessed,
    problems: findings.filter(({ severity }) => PROBLEMS.includes(severity)).map(({ summary }) => summary),
    findings: findings.map(({ code, severity, summary, reason, remedy, server }) => ({
      code,
      severity,
      summary,
      reason: reason ?? null,
      remedy,
      server: server ?? null,
    })),
    details: detailsOf(input),
  };
  return { ...given, ...harmlessValues(found) };
}

function detailsOf(input: DiagnosisInput): Details {
  const { mode, licenseServers } = input;
  const build = knownOrNull(input.windowsBuild);
  return {
    role_active: knownOrNull(input.roleActive),
    windows_version: build === null ? null : (windowsRelease(build)?.name ?? `build ${build}`),
    domain_joined: knownOrNull(input.domainJoined),
    effective_mode: knownOrNull(mode.effective),
    mode_source: knownOrNull(mode.source),
    local_mode: knownOrNull(mode.local),
    policy_mode: knownOrNull(mode.policy),
    effective_license_servers: knownOrNull(licenseServers.effective),
    license_servers_source: knownOrNull(licenseServers.source),
    local_license_servers: knownOrNull(licenseServers.local),
    policy_license_servers: knownOrNull(licenseServers.policy),
    grace_days_left: knownOrNull(input.graceDaysLeft),
    servers: input.connectivity.map(serverState),
  };
}

function serverState({ server, status }: ServerConnectivity): NonNullable<Details["servers"]>[number] {
  if (!status.known) return { name: server, status: null, usable: null };
  const { name, verdict } = connectivityStatus(status.value);
  return { name: server, status: name, usable: verdict === "unknown" ? null : verdict === "usable" };
}
