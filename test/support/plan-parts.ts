import type { PlanDocument, ResourceChange, ResourceValues } from "../../src/reports/plan/plan-document";

/** Parts of a plan, with what a test does not tell as it most often is. */
export function planOf(parts: Partial<PlanDocument>): PlanDocument {
  return { errored: false, complete: true, changes: [], drift: [], found: [], ...parts };
}

export function changeOf(parts: Pick<ResourceChange, "address" | "type"> & Partial<ResourceChange>): ResourceChange {
  return { actions: ["no-op"], importing: false, before: null, after: null, afterUnknown: {}, sensitive: [], ...parts };
}

export function foundOf(parts: Pick<ResourceValues, "address" | "type" | "values"> & Partial<ResourceValues>) {
  const mode = parts.address.startsWith("data.") ? "data" : "managed";
  return { mode, sensitive: {}, ...parts } as const satisfies ResourceValues;
}
