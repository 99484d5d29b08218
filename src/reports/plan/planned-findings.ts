import { type Finding, SEVERITIES } from "../../licensing";
import type { PlanCoverage } from "./plan-coverage";
import { type Json, type JsonObject, markedNames, type PlanDocument } from "./plan-document";

/** What `rdslicensing_diagnosis` data sources of a plan say of one host. */
export interface PlannedDiagnosis {
  /** Of the first that asked it. */
  readonly address: string;
  readonly host: string;
  /** What the host says about itself and its settings; empty where the plan does not tell. */
  readonly details: JsonObject;
  /** Of all that did, each once, the worst first. */
  readonly findings: readonly Finding[];
  /** Whether each of them was read in this plan; else what they say is old, and no findings are there. */
  readonly isRead: boolean;
  /** Whether the mode, the license servers and the role could be found out. */
  readonly isAssessed: boolean;
  /** The names of attributes whose values are not to be shown. */
  readonly sensitive: ReadonlySet<string>;
}

/** By host, in lower case: Windows names are the same in any. */
export function plannedFindings(
  { found }: PlanDocument,
  coverage: PlanCoverage,
): ReadonlyMap<string, PlannedDiagnosis> {
  const byHost = new Map<string, PlannedDiagnosis>();
  for (const data of found) {
    const { type, address, values } = data;
    const { host } = values;
    if (type !== "rdslicensing_diagnosis" || typeof host !== "string") continue;
    const key = host.toLowerCase();
    const sensitive = markedNames([data.sensitive]);
    const fresh = {
      address,
      host,
      details: objectOf(values.details),
      findings: [],
      isRead: true,
      isAssessed: true,
      sensitive,
    };
    const first = byHost.get(key) ?? fresh;
    // Of a read that failed inside a check block, which is only a warning there, every value is null.
    const isRead = first.isRead && coverage.isRead(data) && Array.isArray(values.findings);
    const listed = Array.isArray(values.findings) ? values.findings : [];
    const findings = isRead ? merged(first.findings, listed.map(findingOf)) : [];
    // States of providers that did not tell count as assessed.
    byHost.set(key, { ...first, findings, isRead, isAssessed: first.isAssessed && values.assessed !== false });
  }
  return byHost;
}

function merged(known: readonly Finding[], more: readonly (Finding | undefined)[]): readonly Finding[] {
  const all = [...known, ...more.filter((finding) => finding !== undefined)];
  const byIdentity = new Map(all.map((finding) => [JSON.stringify(finding), finding]));
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return [...byIdentity.values()].sort((one, other) => rank(one) - rank(other));
}

/** As the schema of reports has it. */
const CODE = /^[a-z]+(_[a-z]+)*$/;

function objectOf(json: Json | undefined): JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
}

function findingOf(json: Json): Finding | undefined {
  const { code, severity, summary, reason, remedy, server } = objectOf(json);
  if (typeof code !== "string" || !CODE.test(code) || typeof summary !== "string" || !isSeverity(severity)) {
    return undefined;
  }
  return {
    code,
    severity,
    summary,
    ...(typeof reason === "string" ? { reason } : {}),
    remedy: typeof remedy === "string" ? remedy : "",
    ...(typeof server === "string" ? { server } : {}),
  };
}

function isSeverity(json: Json | undefined): json is Finding["severity"] {
  return (SEVERITIES as readonly unknown[]).includes(json);
}
