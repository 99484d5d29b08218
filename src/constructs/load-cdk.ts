import type * as cdktf from "cdktf";

const NEITHER =
  'cdktf-rds-licensing needs CDK for Terraform or its successor CDK Terrain: run "npm install cdktf constructs" or "npm install cdktn constructs@~10.7".';

/** A literal `require` in a `try`: bundlers then accept that the package may be absent. */
function cdkTerrain(): unknown {
  try {
    return require("cdktn");
  } catch (error) {
    return undefinedIfAbsent("cdktn", error);
  }
}

function cdkForTerraform(): unknown {
  try {
    return require("cdktf");
  } catch (error) {
    return undefinedIfAbsent("cdktf", error);
  }
}

/**
 * The CDK that is installed. CDK Terrain takes precedence: its classes work in programs of both CDKs, those of CDK for
 * Terraform only in programs of their own.
 *
 * @param candidates each returns a CDK, or undefined where it is not installed; the preferred one first
 * @throws an error that says what to install when neither is
 */
export function loadCdk(candidates = [cdkTerrain, cdkForTerraform]): typeof cdktf {
  for (const load of candidates) {
    const cdk = load();
    if (cdk !== undefined) return cdk as typeof cdktf;
  }
  throw new Error(NEITHER);
}

/**
 * Undefined where a failed `require` means that the package is not installed. A package that is installed and lacks
 * something itself keeps its own error, which says what is wrong with it.
 *
 * @throws `error` where it means anything else
 */
export function undefinedIfAbsent(name: string, error: unknown): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  const [firstLine = ""] = message.split("\n");
  // Node quotes the name, Yarn does not; a path with the name in it is another module.
  if (code !== "MODULE_NOT_FOUND" || !new RegExp(`(?<![\\w/\\\\.-])${name}(?![\\w/\\\\.-])`).test(firstLine))
    throw error;
  return undefined;
}
