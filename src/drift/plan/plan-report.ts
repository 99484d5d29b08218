import type { Finding } from "../../licensing";
import type { HostReport, HostState, Report, SettingReport, SettingValue } from "../report/report";
import type { TerraformDiagnostic } from "../terraform/terraform-message";
import { licensingDrift, type PlannedHost } from "./licensing-drift";
import type { Json, PlanDocument } from "./plan-document";
import { hostProblem, otherErrors } from "./plan-errors";
import { type PlannedDiagnosis, plannedFindings } from "./planned-findings";

/** Where hosts were planned, and what Terraform said of them. */
export interface PlanContext {
  /** The folder or file, for people. */
  readonly origin: string;
  readonly diagnostics?: readonly TerraformDiagnostic[];
}

/**
 * Every host of a plan: what it holds beside what is declared, and what a diagnosis in the same plan found; then the hosts
 * that are only diagnosed in it.
 */
export function planReport(
  plan: PlanDocument,
  { origin, diagnostics = [] }: PlanContext,
): Pick<Report, "hosts" | "errors"> {
  const diagnoses = plannedFindings(plan);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const hosts = licensingDrift(plan).map((planned): HostReport => {
    const { address, host, state } = planned;
    const base = { host, address, origin, findings: diagnoses.get(host.toLowerCase())?.findings ?? [] };
    const problem = hostProblem(errors.filter((error) => error.address === address));
    if (problem !== undefined) return { ...base, ...problem, settings: [] };
    if (state === "not_planned") return { ...base, state: "failed", settings: [], error: NOT_PLANNED };
    return { ...base, state: stateOf(state, base.findings), settings: settingsOf(planned) };
  });
  const others = otherErrors(errors, new Set(hosts.map(({ address }) => address)), origin);
  const reported = new Set([...hosts, ...others.hosts].map(({ host }) => host.toLowerCase()));
  // What an earlier plan found of a host that this one could not ask is old.
  const failed = new Set(errors.map(({ address }) => address));
  const diagnosed = [...diagnoses.values()]
    .filter(({ host, address }) => !reported.has(host.toLowerCase()) && !failed.has(address))
    .map((one) => diagnosedHost(one, origin));
  return { hosts: [...hosts, ...diagnosed, ...others.hosts], errors: others.errors };
}

function diagnosedHost({ host, address, values, findings }: PlannedDiagnosis, origin: string): HostReport {
  const settings = SETTINGS.map(({ attribute, effective, source, local }): SettingReport => {
    const [found, used] = [settingValue(values[local]), settingValue(values[effective])];
    return { attribute, found, effective: used, source: textOf(values[source]), drifted: false };
  });
  return { host, address, origin, state: stateOf("in_sync", findings), settings, findings };
}

const NOT_PLANNED = {
  summary: "Not planned",
  detail:
    "The plan failed before it came to this host, so what is known of it is old. Make the plan again and look at its errors.",
};

function stateOf(state: Exclude<PlannedHost["state"], "not_planned">, findings: readonly Finding[]): HostState {
  if (state !== "in_sync") return state;
  return findings.some(({ severity }) => severity === "error") ? "unhealthy" : "ok";
}

const SETTINGS = [
  { attribute: "mode", effective: "effective_mode", source: "mode_source", local: "local_mode" },
  {
    attribute: "license_servers",
    effective: "effective_license_servers",
    source: "license_servers_source",
    local: "local_license_servers",
  },
] as const;

function settingsOf({ drift, found, declared }: PlannedHost): SettingReport[] {
  return SETTINGS.map(({ attribute, effective, source }) => {
    const drifted = drift.find((one) => one.attribute === attribute);
    return {
      attribute,
      declared: settingValue(drifted === undefined ? declared?.[attribute] : drifted.declared),
      found: settingValue(drifted === undefined ? found?.[attribute] : drifted.found),
      effective: settingValue(found?.[effective]),
      source: textOf(found?.[source]),
      drifted: drifted !== undefined,
      ...(drifted === undefined ? {} : { changedIn: drifted.changedIn }),
    };
  });
}

function settingValue(json: Json | undefined): SettingValue {
  if (typeof json === "string") return json;
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : null;
}

function textOf(json: Json | undefined): string | null {
  return typeof json === "string" ? json : null;
}
