import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { DriftError } from "../drift-error";

/**
 * The Terraform or OpenTofu to run: what TERRAFORM_BINARY_NAME names, as for cdktf, else `terraform`, else `tofu` on PATH.
 *
 * @throws DriftError `terraform_not_found`
 */
export function findTerraform(environment: NodeJS.ProcessEnv): string {
  const named = environment.TERRAFORM_BINARY_NAME;
  const names = named === undefined || named === "" ? ["terraform", "tofu"] : [named];
  const found = names.map((name) => findProgram(name, environment.PATH ?? "")).find((path) => path !== undefined);
  if (found !== undefined) return found;
  throw new DriftError({
    code: "terraform_not_found",
    summary: `${names.join(" or ")} is not there to make a plan with.`,
    detail: "Put it on PATH, name it in TERRAFORM_BINARY_NAME, or give the JSON of a plan instead of a folder.",
  });
}

function findProgram(name: string, path: string): string | undefined {
  if (/[\\/]/.test(name)) return isExecutable(resolve(name)) ? resolve(name) : undefined;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, name + suffix)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
