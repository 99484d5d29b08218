import type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan-document";
import { jsonObject, planObject } from "./plan-json";

/** Modules below modules, at most: a plan that goes deeper is not Terraform's. */
const MAX_DEPTH = 64;

/**
 * Reads the text of `terraform show -json PLAN`.
 *
 * @param source where it comes from, for messages
 * @throws ReportError `invalid_plan`, `unsupported_plan`
 */
export function parsePlan(text: string, source: string): PlanDocument {
  const plan = planObject(text, source);
  return {
    timestamp: timeIn(plan.timestamp),
    errored: plan.errored === true,
    complete: typeof plan.complete === "boolean" ? plan.complete : undefined,
    changes: objectsIn(plan.resource_changes).flatMap(resourceChange),
    drift: objectsIn(plan.resource_drift).flatMap(resourceChange),
    versionConstraints: versionConstraints(asObject(plan.configuration)),
    found: stateValues(asObject(plan.prior_state)),
  };
}

/**
 * Reads the text of `terraform show -json` without a plan: the state as it is stored.
 *
 * @throws ReportError `invalid_plan`
 */
export function parseState(text: string, source: string): readonly ResourceValues[] {
  return stateValues(jsonObject(text, source));
}

function stateValues(state: JsonObject | undefined): readonly ResourceValues[] {
  return valuesIn(asObject(asObject(state?.values)?.root_module), 0);
}

/** Every block and every module that needs a provider has an entry; those without a constraint are passed over. */
function versionConstraints(code: JsonObject | undefined): PlanDocument["versionConstraints"] {
  if (code === undefined) return undefined;
  const entries = objectsIn(Object.values(asObject(code.provider_config) ?? {}));
  return entries.flatMap(({ full_name, version_constraint }) => {
    const isConstraint = typeof full_name === "string" && typeof version_constraint === "string";
    return isConstraint ? [{ address: full_name, constraint: version_constraint }] : [];
  });
}

/** What is no time is passed over: it decides nothing. */
function timeIn(json: Json | undefined): string | undefined {
  const milliseconds = typeof json === "string" && /^\d{4}-\d\d-\d\dT/.test(json) ? Date.parse(json) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

function resourceChange(json: JsonObject): ResourceChange[] {
  const { address, deposed, type, change, action_reason } = json;
  const { actions, before, after, after_unknown, before_sensitive, after_sensitive, ...more } = asObject(change) ?? {};
  if (typeof address !== "string" || typeof type !== "string" || !Array.isArray(actions)) return [];
  return [
    {
      address,
      ...(typeof deposed === "string" ? { deposed } : {}),
      type,
      ...(typeof action_reason === "string" ? { reason: action_reason } : {}),
      // Of an import that failed, the code that was to be made for it is what there is.
      importing: asObject(more.importing) !== undefined || more.generated_config !== undefined,
      actions: actions.filter((action) => typeof action === "string"),
      before: asObject(before) ?? null,
      after: asObject(after) ?? null,
      afterUnknown: asObject(after_unknown) ?? {},
      sensitive: [sensitiveIn(before_sensitive, before), sensitiveIn(after_sensitive, after)],
    },
  ];
}

/** The resources of a module and of the modules below it. */
function valuesIn(module: JsonObject | undefined, depth: number): ResourceValues[] {
  if (module === undefined || depth > MAX_DEPTH) return [];
  const own = objectsIn(module.resources).flatMap(resourceValues);
  return [...own, ...objectsIn(module.child_modules).flatMap((child) => valuesIn(child, depth + 1))];
}

function resourceValues(json: JsonObject): ResourceValues[] {
  const { address, deposed_key, type, mode, values, sensitive_values } = json;
  const known = asObject(values);
  if (typeof address !== "string" || typeof type !== "string" || known === undefined) return [];
  return [
    {
      address,
      ...(typeof deposed_key === "string" ? { deposed: deposed_key } : {}),
      type,
      mode: mode === "data" ? "data" : "managed",
      values: known,
      sensitive: sensitiveIn(sensitive_values, known),
    },
  ];
}

/** What is sensitive as a whole is so in every attribute. */
function sensitiveIn(marks: Json | undefined, values: Json | undefined): JsonObject {
  if (marks !== true) return asObject(marks) ?? {};
  return Object.fromEntries(Object.keys(asObject(values) ?? {}).map((name) => [name, true]));
}

function asObject(json: Json | undefined): JsonObject | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : undefined;
}

function objectsIn(json: Json | undefined): JsonObject[] {
  return Array.isArray(json) ? json.map(asObject).filter((item) => item !== undefined) : [];
}
