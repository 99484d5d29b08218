import { readFileSync, statSync } from "node:fs";
import { DriftError } from "../drift-error";
import { parsePlan } from "./parse-plan";
import type { PlanDocument } from "./plan-document";
import { MOST_PLAN_BYTES, planTooLarge } from "./plan-too-large";

/** Reads the JSON of a plan. @throws DriftError `cannot_read`, `plan_too_large`, `invalid_plan`, `unsupported_plan` */
export function readPlanFile(path: string): PlanDocument {
  let text: string;
  try {
    if (statSync(path).size > MOST_PLAN_BYTES) throw planTooLarge(path, MOST_PLAN_BYTES);
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof DriftError) throw cause;
    const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
    throw new DriftError({ code: "cannot_read", summary: `Cannot read ${path}.`, detail, cause });
  }
  return parsePlan(text, path);
}
