import { readFileSync, statSync } from "node:fs";
import { DriftError } from "../drift-error";
import { parsePlan } from "./parse-plan";
import type { PlanDocument } from "./plan-document";

/** Far more than the plan of any farm, in bytes. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads the JSON of a plan. @throws DriftError `cannot_read`, `plan_too_large`, `invalid_plan`, `unsupported_plan` */
export function readPlanFile(path: string): PlanDocument {
  let text: string;
  try {
    if (statSync(path).size > MOST_BYTES) throw tooLarge(path);
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof DriftError) throw cause;
    const detail = `Check the path: ${cause instanceof Error ? cause.message : "unknown error"}.`;
    throw new DriftError({ code: "cannot_read", summary: `Cannot read ${path}.`, detail, cause });
  }
  return parsePlan(text, path);
}

function tooLarge(path: string): DriftError {
  return new DriftError({
    code: "plan_too_large",
    summary: `${path} is larger than 256 MiB.`,
    detail: "Plan the session hosts in a folder of their own, or give the folder instead of the JSON.",
  });
}
