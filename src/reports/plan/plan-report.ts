import type { Finding } from "../../licensing";
import { parseHeldSettings } from "../../windows";
import type { ErrorReport, HostReport, HostState, Report, SettingReport, SettingValue } from "../model/report";
import { licensingDrift, type PlannedHost } from "./licensing-drift";
import { maskedSetting, maskSensitive, type SensitiveObject, sensitiveParts } from "./mask-sensitive";
import { type PlanMaking, planCoverage } from "./plan-coverage";
import { type Json, markedNames, type PlanDocument, type ResourceValues } from "./plan-document";
import { errorsByObject, hostProblem, otherErrors } from "./plan-errors";
import { type PlannedDiagnosis, plannedFindings } from "./planned-findings";
import { type TerraformDiagnostic, unwrapped } from "./terraform/terraform-message";

/** Where hosts were planned. */
export interface PlanContext {
  /** The folder or file, for people. */
  readonly origin: string;
  /** How it was planned; absent where the plan was given as it was made before. */
  readonly making?: PlanMaking;
  /** The state as it was stored before the plan. */
  readonly stored?: readonly ResourceValues[];
}

/**
 * Every host of a plan: what it holds beside what is declared, and what a diagnosis in the same plan found; then the hosts
 * that are only diagnosed in it. What the plan did not refresh is never taken for what it was before.
 */
export function planReport(plan: PlanDocument, context: PlanContext): Pick<Report, "hosts" | "errors"> {
  const { origin, making, stored } = context;
  const coverage = planCoverage(plan, making);
  const diagnoses = plannedFindings(plan, coverage);
  const failures = (making?.diagnostics ?? []).filter(({ severity }) => severity === "error");
  const planned = licensingDrift(plan, { coverage, stored }).map((one) => withHeld(one, making?.diagnostics ?? []));
  const problems = errorsByObject(planned, failures);
  const hosts = planned.map((one) =>
    managedHost(one, { origin, diagnosis: diagnoses.get(one.host.toLowerCase()), errors: problems.get(one) ?? [] }),
  );
  const others = otherErrors(failures, new Set([...problems.values()].flat()), origin);
  const reported = new Set([...hosts, ...others.hosts].map(({ host }) => host.toLowerCase()));
  // What an earlier plan found of a host that this one could not ask is old.
  const failed = new Set(failures.map(({ address }) => address));
  const diagnosed = [...diagnoses.values()]
    .filter(({ host, address }) => !reported.has(host.toLowerCase()) && !failed.has(address))
    .map((one) => diagnosedHost(one, { origin, isErrored: plan.errored }));
  const errors = [...others.errors, ...unexplained(plan, failures, origin)];
  return maskSensitive({ hosts: [...hosts, ...diagnosed, ...others.hosts], errors }, sensitiveObjects(plan));
}

/** What a host that is not managed yet holds now is told by a warning of the provider only. */
function withHeld(planned: PlannedHost, diagnostics: readonly TerraformDiagnostic[]): PlannedHost {
  if (planned.state !== "unmanaged" || planned.found !== null) return planned;
  const warnings = diagnostics.filter(({ address }) => address === planned.address);
  const held = warnings.map(({ summary, detail }) => parseHeldSettings(summary, unwrapped(detail)));
  const [found] = held.filter((settings) => settings?.host.toLowerCase() === planned.host.toLowerCase());
  if (found === undefined) return planned;
  return { ...planned, found: { mode: found.mode, license_servers: found.licenseServers } };
}

interface ManagedHostParts {
  readonly origin: string;
  readonly diagnosis: PlannedDiagnosis | undefined;
  readonly errors: readonly TerraformDiagnostic[];
}

function managedHost(planned: PlannedHost, { origin, diagnosis, errors }: ManagedHostParts): HostReport {
  const { address, deposed, host, state } = planned;
  // A diagnosis is of the host as it is now, whoever manages it.
  const findings = diagnosis === undefined ? [] : diagnosis.isRead ? diagnosis.findings : [DIAGNOSIS_NOT_READ];
  const diagnosed = diagnosis?.isRead === true;
  const grace = graceDays(diagnosis);
  const base = { host, address, ...(deposed === undefined ? {} : { deposed }), origin, findings, diagnosed, ...grace };
  const problem = hostProblem(errors);
  if (problem !== undefined) return { ...base, ...problem, settings: [] };
  if (state === "not_planned") return { ...base, state: "failed", settings: [], error: NOT_PLANNED };
  if (state === "not_refreshed") return { ...base, state: "not_looked_at", settings: [], error: NOT_LOOKED_AT };
  return { ...base, state: stateOf(state, diagnosis), settings: settingsOf(planned) };
}

interface DiagnosedHostParts {
  readonly origin: string;
  readonly isErrored: boolean;
}

function diagnosedHost(diagnosis: PlannedDiagnosis, { origin, isErrored }: DiagnosedHostParts): HostReport {
  const { host, address, details, findings, isRead, sensitive } = diagnosis;
  const base = { host, address, origin, findings, diagnosed: isRead, ...graceDays(diagnosis) };
  if (!isRead && isErrored) return { ...base, state: "failed", settings: [], error: NOT_PLANNED };
  if (!isRead) return { ...base, state: "not_looked_at", settings: [], error: NOT_LOOKED_AT };
  const settings = SETTINGS.map(({ attribute, effective, source, local }): SettingReport => {
    const [found, used] = [settingValue(details[local]), settingValue(details[effective])];
    const setting = { attribute, found, effective: used, source: textOf(details[source]), drifted: false };
    return maskedSetting(setting, sensitiveParts(sensitive));
  });
  return { ...base, state: stateOf("in_sync", diagnosis), settings };
}

function graceDays(diagnosis: PlannedDiagnosis | undefined): Pick<HostReport, "graceDaysLeft"> {
  const days = diagnosis?.isRead ? diagnosis.details.grace_days_left : undefined;
  return typeof days === "number" ? { graceDaysLeft: days } : {};
}

const NOT_PLANNED: ErrorReport = {
  code: "not_planned",
  summary: "Not planned",
  detail:
    "The plan failed before it reached this host, so what it says of the host is old. Fix the errors of the plan and plan again.",
};

const NOT_LOOKED_AT: ErrorReport = {
  code: "not_looked_at",
  summary: "The plan did not refresh this host",
  detail:
    "What the plan says of it is old. Plan the whole folder, without -target, -exclude and -refresh=false, and with a provider configuration whose values are known.",
};

const DIAGNOSIS_NOT_READ: Finding = {
  code: "diagnosis_not_read",
  severity: "unknown",
  summary: "Cannot tell what the diagnosis of this host would find: the plan did not read it.",
  reason: "the plan did not read it.",
  remedy: "Apply what the diagnosis depends on, then plan the whole folder, without -target and -exclude.",
};

/** A plan that failed and does not say why cannot be green, whatever it says of the hosts that it refreshed. */
function unexplained(
  { errored }: PlanDocument,
  failures: readonly TerraformDiagnostic[],
  origin: string,
): Report["errors"] {
  if (!errored || failures.length > 0) return [];
  const detail = "Its JSON does not say why. Fix the errors that Terraform printed when it planned, then plan again.";
  return [{ origin, code: "errored_plan", summary: "The plan failed, so it is not complete", detail }];
}

function stateOf(
  state: Exclude<PlannedHost["state"], "not_planned" | "not_refreshed">,
  diagnosis: PlannedDiagnosis | undefined,
): HostState {
  if (state !== "in_sync" || diagnosis === undefined || !diagnosis.isRead) return state === "in_sync" ? "ok" : state;
  if (diagnosis.findings.some(({ severity }) => severity === "error")) return "unhealthy";
  return diagnosis.isAssessed ? "ok" : "not_known";
}

/** Of every object of this provider that the plan has. */
function sensitiveObjects({ changes, drift, found }: PlanDocument): SensitiveObject[] {
  const changed = [...changes, ...drift].map(({ type, sensitive, before, after }) => ({
    type,
    names: markedNames(sensitive),
    values: [before, after],
  }));
  const stored = found.map(({ type, sensitive, values }) => ({
    type,
    names: markedNames([sensitive]),
    values: [values],
  }));
  return [...changed, ...stored].filter(({ type }) => type.startsWith("rdslicensing_"));
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

function settingsOf({ drift, found, declared, sensitive }: PlannedHost): SettingReport[] {
  const parts = sensitiveParts(sensitive);
  return SETTINGS.map(({ attribute, effective, source }) => {
    const drifted = drift.find((one) => one.attribute === attribute);
    const setting: SettingReport = {
      attribute,
      declared: settingValue(drifted === undefined ? declared?.[attribute] : drifted.declared),
      found: settingValue(drifted === undefined ? found?.[attribute] : drifted.found),
      effective: settingValue(found?.[effective]),
      source: textOf(found?.[source]),
      drifted: drifted !== undefined,
      ...(drifted === undefined ? {} : { changedIn: drifted.changedIn }),
    };
    return maskedSetting(setting, parts);
  });
}

function settingValue(json: Json | undefined): SettingValue {
  if (typeof json === "string") return json;
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : null;
}

function textOf(json: Json | undefined): string | null {
  return typeof json === "string" ? json : null;
}
