import { type Finding, SEVERITIES } from "../../licensing";
import type { HostReport, HostState, Report, SettingReport, SettingValue } from "../report/report";
import type { TerraformDiagnostic } from "../terraform/terraform-message";
import { licensingDrift, type PlannedHost } from "./licensing-drift";
import type { Json, JsonObject, PlanDocument } from "./plan-document";
import { hostProblem, otherErrors } from "./plan-errors";

/** Where hosts were planned, and what Terraform said of them. */
export interface PlanContext {
  /** The folder or file, for people. */
  readonly origin: string;
  readonly diagnostics?: readonly TerraformDiagnostic[];
}

/** Every host of a plan: what it holds beside what is declared, and what a diagnosis in the same plan found. */
export function planReport(
  plan: PlanDocument,
  { origin, diagnostics = [] }: PlanContext,
): Pick<Report, "hosts" | "errors"> {
  const findings = findingsByHost(plan);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const hosts = licensingDrift(plan).map((planned): HostReport => {
    const { address, host, state } = planned;
    const base = { host, address, origin, findings: findings.get(host) ?? [] };
    const problem = hostProblem(errors.filter((error) => error.address === address));
    if (problem !== undefined) return { ...base, ...problem, settings: [] };
    if (state === "not_planned") return { ...base, state: "failed", settings: [], error: NOT_PLANNED };
    return { ...base, state: stateOf(state, base.findings), settings: settingsOf(planned) };
  });
  const others = otherErrors(errors, new Set(hosts.map(({ address }) => address)), origin);
  return { hosts: [...hosts, ...others.hosts], errors: others.errors };
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
  { attribute: "mode", effective: "effective_mode", source: "mode_source" },
  { attribute: "license_servers", effective: "effective_license_servers", source: "license_servers_source" },
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

/** The findings of `rdslicensing_diagnosis` data sources, by the host they were asked about. */
function findingsByHost(plan: PlanDocument): ReadonlyMap<string, readonly Finding[]> {
  const byHost = new Map<string, readonly Finding[]>();
  for (const { type, values } of plan.found) {
    if (type !== "rdslicensing_diagnosis" || typeof values.host !== "string") continue;
    const listed = Array.isArray(values.findings) ? values.findings : [];
    byHost.set(
      values.host,
      listed.map(findingOf).filter((finding) => finding !== undefined),
    );
  }
  return byHost;
}

/** As the schema of reports has it. */
const CODE = /^[a-z]+(_[a-z]+)*$/;

function findingOf(json: Json): Finding | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const { code, severity, summary, remedy, server } = json as JsonObject;
  if (
    typeof code !== "string" ||
    !CODE.test(code) ||
    typeof summary !== "string" ||
    !(SEVERITIES as readonly unknown[]).includes(severity)
  )
    return undefined;
  return {
    code,
    severity: severity as Finding["severity"],
    summary,
    remedy: textOf(remedy) ?? "",
    ...(typeof server === "string" ? { server } : {}),
  };
}

function settingValue(json: Json | undefined): SettingValue {
  if (typeof json === "string") return json;
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : null;
}

function textOf(json: Json | undefined): string | null {
  return typeof json === "string" ? json : null;
}
