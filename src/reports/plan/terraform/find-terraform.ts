import { ReportError } from "../../report-error";
import { engineOf, type FolderEngine } from "./engine-of";
import { BATCH_ENDINGS, findProgram, programEndings } from "./find-program";

/**
 * The Terraform or OpenTofu to run: what TERRAFORM_BINARY_NAME names, as for cdktf; else the one that the folder was
 * initialized with, which its lock file tells, or whose files it holds; else `terraform`, else `tofu` on PATH.
 *
 * @param environment PATH and TERRAFORM_BINARY_NAME are read from it
 * @param planned the folder it is to plan; a program inside it is never run unless it is named by its path
 * @returns an absolute path
 * @throws ReportError `terraform_not_found`
 */
export function findTerraform(
  environment: NodeJS.ProcessEnv,
  planned?: string,
  system: NodeJS.Platform = process.platform,
): string {
  const named = environment.TERRAFORM_BINARY_NAME || undefined;
  const engine = named === undefined && planned !== undefined ? engineOf(planned) : undefined;
  const wanted = named ?? engine?.program;
  const names = wanted === undefined ? ["terraform", "tofu"] : [wanted];
  const path = pathIn(environment, system);
  const find = (endings: readonly string[], skipped?: string) =>
    names
      .map((name) => findProgram(name, { path, planned: skipped, endings }))
      .find((program) => program !== undefined);
  const found = find(programEndings(system), planned);
  if (found !== undefined) return found;
  const passedOver = find(programEndings(system));
  if (passedOver !== undefined) throw insidePlanned(passedOver);
  const batchFile = system === "win32" ? find(BATCH_ENDINGS, planned) : undefined;
  if (batchFile !== undefined) throw notRun(batchFile);
  throw planned !== undefined && engine !== undefined ? engineNotFound(planned, engine) : notFound(named);
}

function notFound(named: string | undefined): ReportError {
  return new ReportError({
    code: "terraform_not_found",
    summary: `${named === undefined ? "Neither terraform nor tofu" : `No ${named}`} was found on PATH`,
    detail:
      "Add it to PATH, set TERRAFORM_BINARY_NAME to its path, or name a file with the JSON of a plan instead of a folder.",
  });
}

/** The other engine is not tried: it would look for every provider in its own registry, and could not plan the folder. */
function engineNotFound(planned: string, { program, evidence }: FolderEngine): ReportError {
  const title = program === "tofu" ? "OpenTofu" : "Terraform";
  return new ReportError({
    code: "terraform_not_found",
    summary: `${planned} is a folder of ${title}, and no ${program} was found on PATH`,
    detail: `It is one because ${evidence}. Add ${program} to PATH, or set TERRAFORM_BINARY_NAME to the path of the program to plan it with.`,
  });
}

/** Windows spells the variable `Path`; only `process.env` itself takes both for the same. */
function pathIn(environment: NodeJS.ProcessEnv, system: NodeJS.Platform): string {
  return environment.PATH ?? (system === "win32" ? environment.Path : undefined) ?? "";
}

function insidePlanned(program: string): ReportError {
  return new ReportError({
    code: "terraform_not_found",
    summary: `${program} is inside the folder to plan, so it is not run`,
    detail: "If you trust it, set TERRAFORM_BINARY_NAME to its path.",
  });
}

/** What a batch file is called with is read by the command interpreter, for which no quoting is safe (CVE-2024-27980). */
function notRun(batchFile: string): ReportError {
  return new ReportError({
    code: "terraform_not_found",
    summary: `${batchFile} is a batch file, so it is not run`,
    detail: "Set TERRAFORM_BINARY_NAME to the path of the program that it starts, terraform.exe or tofu.exe.",
  });
}
