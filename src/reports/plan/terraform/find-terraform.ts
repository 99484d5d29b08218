import { ReportError } from "../../report-error";
import { findProgram } from "./find-program";

/**
 * The Terraform or OpenTofu to run: what TERRAFORM_BINARY_NAME names, as for cdktf, else `terraform`, else `tofu` on PATH.
 *
 * @param environment PATH and TERRAFORM_BINARY_NAME are read from it
 * @param planned the folder it is to plan; a program inside it is never run unless it is named by its path
 * @returns an absolute path
 * @throws ReportError `terraform_not_found`
 */
export function findTerraform(environment: NodeJS.ProcessEnv, planned?: string): string {
  const named = environment.TERRAFORM_BINARY_NAME;
  const names = named === undefined || named === "" ? ["terraform", "tofu"] : [named];
  const found = names
    .map((name) => findProgram(name, environment.PATH ?? "", planned))
    .find((path) => path !== undefined);
  if (found !== undefined) return found;
  const passedOver = names.map((name) => findProgram(name, environment.PATH ?? "")).find((path) => path !== undefined);
  if (passedOver !== undefined) throw insidePlanned(passedOver);
  throw new ReportError({
    code: "terraform_not_found",
    summary: `${names.length > 1 ? "Neither terraform nor tofu" : `No ${named}`} was found on PATH`,
    detail:
      "Add it to PATH, set TERRAFORM_BINARY_NAME to its path, or name a file with the JSON of a plan instead of a folder.",
  });
}

function insidePlanned(program: string): ReportError {
  return new ReportError({
    code: "terraform_not_found",
    summary: `${program} is inside the folder to plan, so it is not run`,
    detail: "If you trust it, set TERRAFORM_BINARY_NAME to its path.",
  });
}
