import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renameOver } from "../text-files";
import { cannotWrite, MirrorError } from "./mirror-error";
import { PROVIDER_ADDRESSES } from "./provider-source";

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

/** How every file begins that this writes, after which it may be written anew. */
const WRITTEN_BY = "# Written by rds-licensing provider install, and written anew by it.\n";

/**
 * Writes {@link cliConfig} beside the mirror's content, for `TF_CLI_CONFIG_FILE`. A file that somebody else wrote is never
 * replaced, and no link is followed.
 *
 * @returns the file's path
 * @throws MirrorError `cannot_write`, `not_ours`
 */
export function writeCliConfig(directory: string): string {
  const file = cliConfigFile(directory);
  const config = WRITTEN_BY + cliConfig(directory);
  try {
    if (!isOurs(file, directory)) throw notOurs(file);
    // A new file takes the name of the old one, whatever that has become meanwhile.
    const aside = join(directory, `.terraform.rc-${process.pid}`);
    writeFileSync(aside, config, { flag: "wx" });
    renameOver(aside, file);
  } catch (error) {
    throw error instanceof MirrorError ? error : cannotWrite(file, error);
  }
  return file;
}

/** Whether a file may be replaced: it is absent, or this wrote it, be it a version that did not say so. */
function isOurs(file: string, directory: string): boolean {
  const existing = lstatSync(file, { throwIfNoEntry: false });
  if (existing === undefined) return true;
  if (!existing.isFile()) return false;
  const text = readFileSync(file, "utf8");
  return text.startsWith(WRITTEN_BY) || text === cliConfig(directory);
}

function notOurs(path: string): MirrorError {
  return new MirrorError({
    code: "not_ours",
    summary: `${path} exists and was not written by this command`,
    detail: "Name another folder with --dir, or move that file away.",
    path,
  });
}
