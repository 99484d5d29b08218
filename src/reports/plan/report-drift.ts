import { basename, resolve } from "node:path";
import type { Readable } from "node:stream";
import { makeReport, secondsSince } from "../model/make-report";
import type { HostReport, Report, ReportedPlan } from "../model/report";
import { ReportError } from "../report-error";
import { withConstructPaths } from "./construct-paths";
import { findStacks, type PlanSource } from "./find-stacks";
import { makePlan } from "./make-plan";
import { neverApplied, noHost } from "./nothing-to-report";
import type { PlanDocument } from "./plan-document";
import { planReport } from "./plan-report";
import { readPlanFile, readPlanInput, STANDARD_INPUT } from "./read-plan-file";

/** How {@link reportDrift} makes its plans. */
export interface DriftOptions {
  /**
   * The absolute path of the Terraform or OpenTofu to plan a folder with, see `findTerraform`. Called before each run.
   */
  readonly terraform: (folder: string) => string;
  /** All of Terraform's environment: give `process.env` unless it is to be another. */
  readonly environment: NodeJS.ProcessEnv;
  /** Compare the hosts with the state of the last apply instead of the code. @default false */
  readonly refreshOnly?: boolean;
  /** Accept a folder from which nothing has been applied yet, or a plan without any host. @default false */
  readonly allowUnapplied?: boolean;
  /** What the path `-` is read from: the JSON of a plan. @default standard input */
  readonly input?: Readable;
  /** Stops Terraform and rejects with `canceled`. @default never */
  readonly signal?: AbortSignal;
  /** Called before each plan. @default nothing is */
  readonly onProgress?: (progress: DriftProgress) => void;
}

/** How far a drift report is. */
export interface DriftProgress {
  /** Plans that are done. */
  readonly done: number;
  /** Plans there are. */
  readonly total: number;
  /** The folder or file that is next. */
  readonly origin: string;
}

/**
 * Reports the drift of every session host in folders and plans. Nothing is changed, and no state is locked.
 *
 * A folder that cannot be planned, or one path of several that does not exist or holds nothing to plan, becomes an error in
 * the report; the others are still reported.
 *
 * @param paths folders of Terraform, output folders of cdktf, files with the JSON of a plan, or `-` for standard input
 * @throws ReportError for a single path that does not exist or holds nothing to plan; `canceled`
 */
export async function reportDrift(paths: readonly string[], options: DriftOptions): Promise<Report> {
  const started = performance.now();
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
      if (!(error instanceof ReportError) || error.code === "canceled") throw error;
      errors.push(entryOf(origin, error, nameOf(source)));
    }
  }
  const isEmpty = hosts.length === 0 && errors.length === 0 && !options.allowUnapplied;
  if (isEmpty) errors.push(...plans.map(({ origin }) => entryOf(origin, noHost())));
  return makeReport("drift", hosts, { plans, errors, durationSeconds: secondsSince(started) });
}

type ErrorEntry = Report["errors"][number];

function sourcesOf(paths: readonly string[]): { readonly sources: PlanSource[]; readonly errors: ErrorEntry[] } {
  const sources: PlanSource[] = [];
  const errors: ErrorEntry[] = [];
  // Standard input, for example, can be read only once.
  for (const path of new Set(paths)) {
    try {
      sources.push(...findStacks(path));
    } catch (error) {
      if (!(error instanceof ReportError) || paths.length === 1) throw error;
      errors.push(entryOf(originOf({ folder: path }), error, path));
    }
  }
  return { sources, errors };
}

/**
 * An error beside the origin that every format shows with it, so its summary does not begin with that again.
 *
 * @param name what the error calls the origin
 */
function entryOf(origin: string, { code, summary, detail }: ReportError, name = origin): ErrorEntry {
  const isAboutOrigin = summary.startsWith(`${name} `);
  return { origin, code, summary: isAboutOrigin ? `It${summary.slice(name.length)}` : summary, detail };
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
  // A refresh-only plan does not say what is declared.
  const isOurs = hosts.length > 0 || options.refreshOnly === true;
  const empty = isOurs && !options.allowUnapplied ? neverApplied(plan) : undefined;
  return { plan: planOf(plan, "now"), hosts, errors: empty ? [...errors, entryOf(origin, empty)] : errors };
}

function planOf({ timestamp }: PlanDocument, made: ReportedPlan["made"]): ReadPlan["plan"] {
  return timestamp === undefined ? { made } : { made, time: timestamp };
}

/** What errors call a source. */
function nameOf(source: PlanSource): string {
  if ("input" in source) return STANDARD_INPUT;
  return "file" in source ? source.file : source.folder;
}

/** A name that means something where the report is read: of this folder its own, not `.`. */
function originOf(source: PlanSource): string {
  const name = nameOf(source);
  const isDots = "folder" in source && /(^|[\\/])\.{1,2}[\\/]*$/.test(name);
  return (isDots && basename(resolve(name))) || name;
}
