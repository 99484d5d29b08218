import { DriftError } from "../../report-error";
import { findProgram } from "./find-program";

/**
 * The Terraform or OpenTofu to run: what TERRAFORM_BINARY_NAME names, as for cdktf, else `terraform`, else `tofu` on PATH.
 *
 * @param planned the folder it is run in, from which it is never taken
 * @throws DriftError `terraform_not_found`
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
  throw new DriftError({
    code: "terraform_not_found",
    summary: `${names.length > 1 ? "Neither terraform nor tofu" : `No ${named}`} was found on PATH.`,
    detail: "Put it on PATH, name it in TERRAFORM_BINARY_NAME, or give the JSON of a plan instead of a folder.",
  });
}

function insidePlanned(program: string): DriftError {
  return new DriftError({
    code: "terraform_not_found",
    summary: `${program} is inside the folder to plan, from which no program is taken unasked.`,
    detail: "If it is the one to use, name its path in TERRAFORM_BINARY_NAME.",
  });
}
