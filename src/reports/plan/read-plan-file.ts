import type { Readable } from "node:stream";
import { readFileBytes, readStreamBytes, TextFileError } from "../../text-files";
import { canceled, ReportError } from "../report-error";
import { parsePlan } from "./parse-plan";
import type { PlanDocument } from "./plan-document";
import { planText } from "./plan-json";
import { MOST_PLAN_BYTES, planTooLarge } from "./terraform/run-terraform";

/** What standard input is called in reports and errors. */
export const STANDARD_INPUT = "standard input";

/** Reads the JSON of a plan. @throws ReportError `cannot_read`, `plan_too_large`, `invalid_plan`, `unsupported_plan` */
export function readPlanFile(path: string, mostBytes = MOST_PLAN_BYTES): PlanDocument {
  try {
    return parsePlan(planText(readFileBytes(path, mostBytes), path), path);
  } catch (cause) {
    throw reportError(cause, path, mostBytes);
  }
}

/**
 * Reads the JSON of a plan from standard input, which is read to its end.
 *
 * @throws ReportError as {@link readPlanFile} does; `canceled`
 */
export async function readPlanInput(input: Readable, signal?: AbortSignal): Promise<PlanDocument> {
  try {
    const bytes = await readStreamBytes(input, { name: STANDARD_INPUT, mostBytes: MOST_PLAN_BYTES, signal });
    return parsePlan(planText(bytes, STANDARD_INPUT), STANDARD_INPUT);
  } catch (cause) {
    if (signal?.aborted) throw canceled();
    throw reportError(cause, STANDARD_INPUT, MOST_PLAN_BYTES);
  }
}

function reportError(cause: unknown, name: string, mostBytes: number): unknown {
  if (!(cause instanceof TextFileError)) return cause;
  const { code, summary, detail } = cause;
  if (code === "too_large") return planTooLarge(name, mostBytes);
  return new ReportError({ code: "cannot_read", summary, detail, cause });
}
