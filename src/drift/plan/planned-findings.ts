import { type Finding, SEVERITIES } from "../../licensing";
import type { Json, JsonObject, PlanDocument } from "./plan-document";

/** What `rdslicensing_diagnosis` data sources of a plan say of one host. */
export interface PlannedDiagnosis {
  /** Of the first that asked it. */
  readonly address: string;
  readonly host: string;
  readonly values: JsonObject;
  /** Of all that did, each once, the worst first. */
  readonly findings: readonly Finding[];
}

/** By host, in lower case: Windows names are the same in any. */
export function plannedFindings({ found }: PlanDocument): ReadonlyMap<string, PlannedDiagnosis> {
  const byHost = new Map<string, PlannedDiagnosis>();
  for (const { type, address, values } of found) {
    const { host } = values;
    if (type !== "rdslicensing_diagnosis" || typeof host !== "string") continue;
    const first = byHost.get(host.toLowerCase()) ?? { address, host, values, findings: [] };
    const listed = Array.isArray(values.findings) ? values.findings : [];
    const findings = merged(first.findings, listed.map(findingOf));
    byHost.set(host.toLowerCase(), { ...first, findings });
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

function findingOf(json: Json): Finding | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const { code, severity, summary, remedy, server } = json as JsonObject;
  if (typeof code !== "string" || !CODE.test(code) || typeof summary !== "string" || !isSeverity(severity)) {
    return undefined;
  }
  return {
    code,
    severity,
    summary,
    remedy: typeof remedy === "string" ? remedy : "",
    ...(typeof server === "string" ? { server } : {}),
  };
}

function isSeverity(json: Json | undefined): json is Finding["severity"] {
  return (SEVERITIES as readonly unknown[]).includes(json);
}
