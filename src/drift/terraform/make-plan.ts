import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DriftError } from "../drift-error";
import { parsePlan } from "../plan/parse-plan";
import type { PlanDocument } from "../plan/plan-document";
import { type RunOptions, runTerraform } from "./run-terraform";
import { diagnosticsIn, type TerraformDiagnostic } from "./terraform-message";

export interface PlanOptions extends RunOptions {
  /** Compare with what is stored only, not with the code. */
  readonly refreshOnly?: boolean;
}

/** A plan, and what Terraform said while it made it. A plan that failed for some hosts still tells of the others. */
export interface MadePlan {
  readonly plan: PlanDocument;
  readonly diagnostics: readonly TerraformDiagnostic[];
}

/**
 * Plans a folder, which is initialized first where it is not yet. The state is not locked, so that nobody waits for it,
 * and the plan, which may hold secrets, is gone afterwards.
 *
 * @throws DriftError `terraform_failed` when there is no plan, not even a partial one; `canceled`, `plan_too_large`
 */
export async function makePlan(folder: string, options: PlanOptions): Promise<MadePlan> {
  const directory = mkdtempSync(join(tmpdir(), "rds-licensing-plan-"));
  try {
    if (!existsSync(join(folder, ".terraform"))) await initialize(folder, options);
    const file = join(directory, "plan");
    const mode = options.refreshOnly ? ["-refresh-only"] : [];
    const planned = await runTerraform(
      folder,
      ["plan", "-json", "-input=false", "-lock=false", `-out=${file}`, ...mode],
      options,
    );
    const diagnostics = diagnosticsIn(planned.stdout);
    if (!existsSync(file)) throw failed(folder, diagnostics, planned.stderr);
    const shown = await runTerraform(folder, ["show", "-json", file], options);
    if (shown.code !== 0) throw failed(folder, diagnosticsIn(shown.stdout), shown.stderr);
    return { plan: parsePlan(shown.stdout, `the plan of ${folder}`), diagnostics };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function initialize(folder: string, options: PlanOptions): Promise<void> {
  const { code, stdout, stderr } = await runTerraform(folder, ["init", "-input=false", "-no-color"], options);
  if (code !== 0) throw failed(folder, [], stderr || stdout);
}

function failed(folder: string, diagnostics: readonly TerraformDiagnostic[], stderr: string): DriftError {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const said = errors.map(({ summary, detail }) => `${summary}: ${detail}`).join(" ") || stderr.trim();
  return new DriftError({
    code: "terraform_failed",
    summary: `${folder} could not be planned.`,
    detail: said || "Terraform gave no reason; run it in this folder to see.",
  });
}
