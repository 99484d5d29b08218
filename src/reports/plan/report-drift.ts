import { basename, resolve } from "node:path";
import type { Readable } from "node:stream";
import { DriftError } from "../report-error";
import { makeReport } from "../model/make-report";
import type { HostReport, Report, ReportedPlan } from "../model/report";
import { withConstructPaths } from "./construct-paths";
import { findStacks, type PlanSource } from "./find-stacks";
import { neverApplied } from "./nothing-to-report";
import type { PlanDocument } from "./plan-document";
import { planReport } from "./plan-report";
import { readPlanFile, readPlanInput, STANDARD_INPUT } from "./read-plan-file";
import { makePlan, type PlanOptions } from "./make-plan";

export interface DriftOptions extends PlanOptions {
  /** Whether a folder from which nothing was applied yet, or nothing that has a host, is as it should be. @default false */
  readonly allowUnapplied?: boolean;
  /** What the path `-` stands for, with the JSON of a plan. @default standard input */
  readonly input?: Readable;
  /** Told before each plan. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly origin: string }) => void;
}

/**
 * Drift of every host in folders and plans. A folder that cannot be planned, or a path of several that is not there or
 * holds nothing to plan, is an error in the report; the others are still reported.
 *
 * @throws DriftError for the only path, when it is not there or holds nothing to plan; `canceled`
 */
export async function reportDrift(paths: readonly string[], options: DriftOptions): Promise<Report> {
  const { sources, errors } = sourcesOf(paths);
  const hosts: HostReport[] = [];
  const plans: ReportedPlan[] = [];
  for (const [done, source] of sources.entries()) {
    const origin = originOf(source);
    options.onProgress?.({ done, total: sources.length, origin });
    try {
      const found = await readPlan(source, options);
      hosts.push(...found.hosts);
      plans.push({ origin, ...found.plan });
      errors.push(...found.errors);
    } catch (error) {
      if (!(error instanceof DriftError) || error.code === "canceled") throw error;
      errors.push(entryOf(origin, error));
    }
  }
  const isEmpty = hosts.length === 0 && errors.length === 0 && !options.allowUnapplied;
  if (isEmpty) errors.push(...plans.map(({ origin }) => entryOf(origin, noHost())));
  return makeReport("drift", hosts, { plans, errors });
}

/** A pipeline that looks in the wrong place would stay green. */
function noHost(): DriftError {
  const detail =
    "It has no rdslicensing_configuration and no rdslicensing_diagnosis. Check that this is the right folder or plan; if it is, allow it with --allow-unapplied.";
  return new DriftError({ code: "nothing_to_report", summary: "There is no session host in it.", detail });
}

type ErrorEntry = Report["errors"][number];

function sourcesOf(paths: readonly string[]): { readonly sources: PlanSource[]; readonly errors: ErrorEntry[] } {
  const sources: PlanSource[] = [];
  const errors: ErrorEntry[] = [];
  // Standard input, say, can be read but once.
  for (const path of new Set(paths)) {
    try {
      sources.push(...findStacks(path));
    } catch (error) {
      if (!(error instanceof DriftError) || paths.length === 1) throw error;
      errors.push(entryOf(originOf({ folder: path }), error));
    }
  }
  return { sources, errors };
}

function entryOf(origin: string, { code, summary, detail }: DriftError): ErrorEntry {
  return { origin, code, summary, detail };
}

interface ReadPlan extends Pick<Report, "hosts" | "errors"> {
  readonly plan: Omit<ReportedPlan, "origin">;
}

async function readPlan(source: PlanSource, options: DriftOptions): Promise<ReadPlan> {
  const origin = originOf(source);
  if (!("folder" in source)) {
    const { input = process.stdin, signal } = options;
    const document = "file" in source ? readPlanFile(source.file) : await readPlanInput(input, signal);
    return { plan: planOf(document, "earlier"), ...planReport(document, { origin }) };
  }
  const { plan, stored, ...making } = await makePlan(source.folder, options);
  const { hosts: planned, errors } = planReport(plan, { origin, making, stored });
  const hosts = withConstructPaths(planned, source.folder);
  // A plan of the refresh alone does not tell what is declared.
  const isOurs = hosts.length > 0 || options.refreshOnly === true;
  const empty = isOurs && !options.allowUnapplied ? neverApplied(plan) : undefined;
  return { plan: planOf(plan, "now"), hosts, errors: empty ? [...errors, entryOf(origin, empty)] : errors };
}

function planOf({ timestamp }: PlanDocument, made: ReportedPlan["made"]): ReadPlan["plan"] {
  return timestamp === undefined ? { made } : { made, time: timestamp };
}

/** A name that means something where the report is read: of this folder its own, not `.`. */
function originOf(source: PlanSource): string {
  if ("input" in source) return STANDARD_INPUT;
  if ("file" in source) return source.file;
  const isDots = /(^|[\\/])\.{1,2}[\\/]*$/.test(source.folder);
  return (isDots && basename(resolve(source.folder))) || source.folder;
}
