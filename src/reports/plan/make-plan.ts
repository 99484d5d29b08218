import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { allowsVersion, attachProvider, type FolderProvider } from "../../attached-provider";
import { ReportError } from "../report-error";
import { parsePlan, parseState } from "./parse-plan";
import type { PlanMaking } from "./plan-coverage";
import type { PlanDocument, ResourceValues } from "./plan-document";
import { planEnvironment, showEnvironment, WHOLE_PLAN } from "./plan-environment";
import { type Finished, type RunOptions, runTerraform } from "./terraform/run-terraform";
import { diagnosticsIn, refreshedIn, type TerraformDiagnostic, unwrapped } from "./terraform/terraform-message";

/** How a folder is planned. */
export interface PlanOptions extends RunOptions {
  /** Compare the hosts with the state of the last apply instead of the code. @default false */
  readonly refreshOnly?: boolean;
}

/** A plan, and what is known about how it was made. A plan that failed for some hosts still covers the others. */
export interface MadePlan extends PlanMaking {
  readonly plan: PlanDocument;
  /** The state as it was stored before; only where the plan has deposed objects, of which it does not tell what changed. */
  readonly stored?: readonly ResourceValues[];
}

/**
 * Plans a folder whole, whatever TF_CLI_ARGS says; it is initialized first where it is not yet. The state is not locked, so
 * that nobody waits for it, and the plan, which may hold secrets, is deleted afterwards. One process of the provider serves
 * Terraform's walks, where that is the one that Terraform would start for each of them.
 *
 * @throws ReportError `terraform_failed` when there is no plan, not even a partial one; `canceled`, `plan_too_large`,
 *   `weakened_plan`
 */
export async function makePlan(folder: string, options: PlanOptions): Promise<MadePlan> {
  const environment = planEnvironment(options.environment);
  const isNew = !existsSync(join(folder, ".terraform"));
  if (isNew) await initialize(folder, options);
  const directory = mkdtempSync(join(tmpdir(), "rds-licensing-plan-"));
  const file = join(directory, "plan");
  try {
    const made = await planWithOneProvider(file, folder, { ...options, environment });
    if (made !== undefined) return made;
    const planned = await planInto(file, folder, { ...options, environment, isNew });
    if (!existsSync(file)) throw failed(folder, diagnosticsIn(planned.stdout), planned.stderr);
    return await readPlan(file, folder, planned, options);
  } finally {
    removeFolder(directory);
  }
}

/** One by one: under Wine, a standalone program cannot remove a folder together with what is in it. */
function removeFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeFolder(path);
    else rmSync(path, { force: true });
  }
  rmdirSync(folder);
}

/** @returns undefined where Terraform has to start the provider itself */
async function planWithOneProvider(file: string, folder: string, options: PlanOptions): Promise<MadePlan | undefined> {
  const attached = await attachProvider(folder, { ...options, sockets: dirname(file) });
  if (attached === undefined) return undefined;
  try {
    const environment = () => ({ ...options.environment, ...attached.provider.environment });
    const planned = await plan(file, folder, { ...options, environment: environment() });
    // Code that the provider is too old for: Terraform by itself would ask for another one first.
    if (!existsSync(file)) return undefined;
    const made = await readPlan(file, folder, planned, { ...options, environment: environment() });
    if (wouldBeStarted(attached, made)) return made;
    rmSync(file);
    return undefined;
  } finally {
    await attached.provider.stop();
  }
}

/** Whether Terraform by itself would have planned with the same provider. */
function wouldBeStarted({ address, version }: FolderProvider, { plan, diagnostics }: MadePlan): boolean {
  const isOverridden = diagnostics.some(({ summary }) => /\bdevelopment overrides\b/.test(summary));
  const constraints = plan.versionConstraints?.filter((one) => one.address === address);
  return !isOverridden && constraints?.every(({ constraint }) => allowsVersion(constraint, version)) === true;
}

/** What is in a saved plan, and what is known about how it was made. */
async function readPlan(file: string, folder: string, planned: Finished, options: PlanOptions): Promise<MadePlan> {
  const plan = parsePlan(await show(folder, [file], options), `the plan of ${folder}`);
  const making = {
    diagnostics: diagnosticsIn(planned.stdout),
    refreshed: refreshedIn(planned.stdout),
    isWholeRefresh: options.refreshOnly === true,
  };
  if (!plan.found.some(({ deposed }) => deposed !== undefined)) return { plan, ...making };
  const stored = parseState(await show(folder, [], options), `the state of ${folder}`);
  return { plan, ...making, stored };
}

/** The JSON of a saved plan, or of the state. */
async function show(folder: string, plan: readonly string[], options: PlanOptions): Promise<string> {
  const environment = showEnvironment(options.environment);
  const shown = await runTerraform(folder, ["show", "-json", ...plan], { ...options, environment });
  if (shown.code !== 0) throw failed(folder, diagnosticsIn(shown.stdout), shown.stderr);
  return shown.stdout;
}

/** A folder that was initialized earlier, for another version of the code or of the provider, is initialized again, once. */
async function planInto(
  file: string,
  folder: string,
  { isNew, ...options }: PlanOptions & { readonly isNew: boolean },
): Promise<Finished> {
  const planned = await plan(file, folder, options);
  if (isNew || existsSync(file) || !ASKS_FOR_INIT.test(planned.stdout + planned.stderr)) return planned;
  await initialize(folder, options);
  return plan(file, folder, options);
}

function plan(file: string, folder: string, options: PlanOptions): Promise<Finished> {
  const mode = `-refresh-only=${options.refreshOnly === true}`;
  const args = ["plan", "-json", "-input=false", "-lock=false", `-out=${file}`, ...WHOLE_PLAN, mode];
  return runTerraform(folder, args, options);
}

/** In every such message, of Terraform and of OpenTofu. */
const ASKS_FOR_INIT = /\b(?:terraform|tofu) init\b/;

async function initialize(folder: string, options: PlanOptions): Promise<void> {
  const { code, stdout, stderr } = await runTerraform(folder, ["init", "-input=false", "-no-color"], options);
  if (code !== 0) throw failed(folder, [], stderr || stdout);
}

function failed(folder: string, diagnostics: readonly TerraformDiagnostic[], stderr: string): ReportError {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.map(({ summary, detail }) => unwrapped(`${summary}: ${detail}`)).join(" ") || unwrapped(stderr);
  return new ReportError({
    code: "terraform_failed",
    summary: `${folder} could not be planned`,
    detail: said || "Terraform gave no reason: run its `plan` in this folder to see it.",
  });
}
