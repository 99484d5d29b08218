import { DriftError } from "../drift-error";
import type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan-document";

/** Modules below modules, at most: a plan that goes deeper is not Terraform's. */
const MAX_DEPTH = 64;

/** How a plan begins that "terraform plan -out" saved, which is a zip file. */
const ZIP_START = "PK\u0003\u0004";

/**
 * Reads the text of `terraform show -json PLAN`.
 *
 * @param source where it comes from, for messages
 * @throws DriftError `invalid_plan`, `unsupported_plan`
 */
export function parsePlan(text: string, source: string): PlanDocument {
  const plan = asObject(parseJson(text, source));
  const version = plan?.format_version;
  if (plan === undefined || typeof version !== "string") throw notAPlan(source);
  if (!/^1\./.test(version)) throw unsupported(source, version);
  if (plan.planned_values === undefined && plan.prior_state === undefined) throw notAPlan(source);
  return {
    timestamp: timeIn(plan.timestamp),
    errored: plan.errored === true,
    changes: objectsIn(plan.resource_changes).flatMap(resourceChange),
    drift: objectsIn(plan.resource_drift).flatMap(resourceChange),
    found: valuesIn(asObject(asObject(asObject(plan.prior_state)?.values)?.root_module), 0),
  };
}

/** What is no time is passed over: it decides nothing. */
function timeIn(json: Json | undefined): string | undefined {
  const milliseconds = typeof json === "string" && /^\d{4}-\d\d-\d\dT/.test(json) ? Date.parse(json) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

function parseJson(text: string, source: string): Json {
  if (text.startsWith(ZIP_START)) throw savedPlan(source);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriftError({
      code: "invalid_plan",
      summary: `${source} is not JSON, or only the beginning of it.`,
      detail: `Write it anew with "terraform show -json PLAN > FILE". ${cause instanceof Error ? cause.message : ""}`,
      cause,
    });
  }
}

function savedPlan(source: string): DriftError {
  return new DriftError({
    code: "invalid_plan",
    summary: `${source} is a saved plan, not its JSON.`,
    detail: `In the folder it was made in, write that with "terraform show -json PLAN > FILE".`,
  });
}

function notAPlan(source: string): DriftError {
  return new DriftError({
    code: "invalid_plan",
    summary: `${source} is not the JSON of a plan.`,
    detail: 'Write one with "terraform plan -out=PLAN" and "terraform show -json PLAN > FILE".',
  });
}

function unsupported(source: string, version: string): DriftError {
  return new DriftError({
    code: "unsupported_plan",
    summary: `${source} is a plan of format version ${JSON.stringify(version.slice(0, 20))}.`,
    detail: "Format version 1 is understood, which Terraform writes since 1.0 and OpenTofu since 1.6.",
  });
}

function resourceChange(json: JsonObject): ResourceChange[] {
  const { address, type, change } = json;
  const { actions, before, after, after_unknown } = asObject(change) ?? {};
  if (typeof address !== "string" || typeof type !== "string" || !Array.isArray(actions)) return [];
  return [
    {
      address,
      type,
      actions: actions.filter((action) => typeof action === "string"),
      before: asObject(before) ?? null,
      after: asObject(after) ?? null,
      afterUnknown: asObject(after_unknown) ?? {},
    },
  ];
}

/** The resources of a module and of the modules below it. */
function valuesIn(module: JsonObject | undefined, depth: number): ResourceValues[] {
  if (module === undefined || depth > MAX_DEPTH) return [];
  const own = objectsIn(module.resources).flatMap(({ address, type, values }): ResourceValues[] => {
    const known = asObject(values);
    if (typeof address !== "string" || typeof type !== "string" || known === undefined) return [];
    return [{ address, type, values: known }];
  });
  return [...own, ...objectsIn(module.child_modules).flatMap((child) => valuesIn(child, depth + 1))];
}

function asObject(json: Json | undefined): JsonObject | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : undefined;
}

function objectsIn(json: Json | undefined): JsonObject[] {
  return Array.isArray(json) ? json.map(asObject).filter((item) => item !== undefined) : [];
}
