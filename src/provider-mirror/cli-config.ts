import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_ADDRESSES } from "./addresses";
import { cannotWrite } from "./cannot-write";

/** A string literal in Terraform's configuration language. */
function hclString(text: string): string {
  return JSON.stringify(text).replace(/[$%]\{/g, (opening) => `${opening[0]}${opening}`);
}

/**
 * A Terraform and OpenTofu CLI configuration that takes this provider from the mirror at `directory` and every other
 * provider from where it usually comes from.
 */
export function cliConfig(directory: string): string {
  const addresses = PROVIDER_ADDRESSES.map(hclString).join(", ");
  return `provider_installation {
  filesystem_mirror {
    path    = ${hclString(directory)}
    include = [${addresses}]
  }
  direct {
    exclude = [${addresses}]
  }
}
`;
}

/** Where {@link writeCliConfig} writes to. */
export function cliConfigFile(directory: string): string {
  return join(directory, "terraform.rc");
}

/**
 * Writes {@link cliConfig} beside the mirror's content, for `TF_CLI_CONFIG_FILE`.
 *
 * @returns the file's path
 * @throws MirrorError `cannot_write`
 */
export function writeCliConfig(directory: string): string {
  const file = cliConfigFile(directory);
  try {
    writeFileSync(file, cliConfig(directory));
  } catch (error) {
    throw cannotWrite(file, error);
  }
  return file;
}
