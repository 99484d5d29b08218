import { DriftError } from "./drift-error";
import { findStacks, type PlanSource } from "./plan/find-stacks";
import type { PlanDocument } from "./plan/plan-document";
import { planReport } from "./plan/plan-report";
import { readPlanFile } from "./plan/read-plan-file";
import { makeReport } from "./report/make-report";
import type { HostReport, Report, ReportedPlan } from "./report/report";
import { makePlan, type PlanOptions } from "./terraform/make-plan";

export interface DriftOptions extends PlanOptions {
  /** Told before each plan. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly origin: string }) => void;
}

/**
 * Drift of every host in folders and plans. A folder that can not be planned is an error in the report; the others are
 * still reported.
 *
 * @throws DriftError for a path that is not there or holds nothing to plan
 */
export async function reportDrift(paths: readonly string[], options: DriftOptions): Promise<Report> {
  const sources = paths.flatMap(findStacks);
  const hosts: HostReport[] = [];
  const plans: ReportedPlan[] = [];
  const errors: Report["errors"][number][] = [];
  for (const [done, source] of sources.entries()) {
    const origin = originOf(source);
    options.onProgress?.({ done, total: sources.length, origin });
    try {
      const found = await readPlan(source, options);
      hosts.push(...found.hosts);
      plans.push({ origin, ...found.plan });
      errors.push(...found.errors);
    } catch (error) {
      if (!(error instanceof DriftError)) throw error;
      errors.push({ origin, code: error.code, summary: error.summary, detail: error.detail });
    }
  }
  return makeReport("drift", hosts, { plans, errors });
}

interface ReadPlan extends Pick<Report, "hosts" | "errors"> {
  readonly plan: Omit<ReportedPlan, "origin">;
}

async function readPlan(source: PlanSource, options: PlanOptions): Promise<ReadPlan> {
  const origin = originOf(source);
  if ("file" in source) {
    const document = readPlanFile(source.file);
    return { plan: planOf(document, "earlier"), ...planReport(document, { origin }) };
  }
  const { plan, diagnostics } = await makePlan(source.folder, options);
  return { plan: planOf(plan, "now"), ...planReport(plan, { origin, diagnostics }) };
}

function planOf({ timestamp }: PlanDocument, made: ReportedPlan["made"]): ReadPlan["plan"] {
  return timestamp === undefined ? { made } : { made, time: timestamp };
}

function originOf(source: PlanSource): string {
  return "file" in source ? source.file : source.folder;
}
