import { type Finding, SEVERITIES } from "../../licensing";
import type { HostReport, HostState, SettingReport, SettingValue } from "../report/report";
import type { TerraformDiagnostic } from "../terraform/terraform-message";
import { licensingDrift, type PlannedHost } from "./licensing-drift";
import type { Json, JsonObject, PlanDocument } from "./plan-document";

/** Where hosts were planned, and what Terraform said of them. */
export interface PlanContext {
  /** The folder or file, for people. */
  readonly origin: string;
  readonly diagnostics?: readonly TerraformDiagnostic[];
}

/** Every host of a plan: what it holds beside what is declared, and what a diagnosis in the same plan found. */
export function planReport(plan: PlanDocument, { origin, diagnostics = [] }: PlanContext): HostReport[] {
  const findings = findingsByHost(plan);
  const errors = new Map(
    diagnostics.flatMap((one) => (one.severity === "error" && one.address ? [[one.address, one] as const] : [])),
  );
  return licensingDrift(plan).map((planned) => {
    const found = findings.get(planned.host) ?? [];
    const { address, host } = planned;
    const error = errors.get(address) ?? (planned.state === "not_planned" ? NOT_PLANNED : undefined);
    if (error !== undefined) {
      const reason = { summary: error.summary, detail: error.detail.replace(/\s+/g, " ").trim() };
      return { host, address, origin, state: "unreachable", settings: [], findings: found, error: reason };
    }
    return { host, address, origin, state: stateOf(planned, found), settings: settingsOf(planned), findings: found };
  });
}

const NOT_PLANNED = {
  summary: "Not planned",
  detail:
    "The plan failed before it came to this host, so what is known of it is old. Make the plan again and look at its errors.",
};

function stateOf({ state }: PlannedHost, findings: readonly Finding[]): HostState {
  const isUnhealthy = findings.some(({ severity }) => severity === "error");
  if (state === "in_sync") return isUnhealthy ? "unhealthy" : "ok";
  return state === "not_planned" ? "unreachable" : state;
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

function findingOf(json: Json): Finding | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const { code, severity, summary, remedy, server } = json as JsonObject;
  if (typeof code !== "string" || typeof summary !== "string" || !(SEVERITIES as readonly unknown[]).includes(severity))
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
