import type { Json, JsonObject, PlanDocument, ResourceChange, ResourceValues } from "./plan-document";
import { planObject } from "./plan-json";

/** Modules below modules, at most: a plan that goes deeper is not Terraform's. */
const MAX_DEPTH = 64;

/**
 * Reads the text of `terraform show -json PLAN`.
 *
 * @param source where it comes from, for messages
 * @throws DriftError `invalid_plan`, `unsupported_plan`
 */
export function parsePlan(text: string, source: string): PlanDocument {
  const plan = planObject(text, source);
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
