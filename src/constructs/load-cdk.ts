import type * as cdktf from "cdktf";

const NEITHER =
  'cdktf-rds-licensing needs CDK for Terraform or its successor CDK Terrain beside it: run "npm install cdktf constructs" or "npm install cdktn constructs@~10.7".';

/** In the form in which bundlers see that each may be absent. */
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
 * The CDK that is installed. CDK Terrain goes first: its classes work in a program of either, those of CDK for Terraform
 * only in one of their own.
 *
 * @param candidates each gives a CDK, or undefined where it is not installed; the preferred one first
 * @throws an error that says what to install when there is neither
 */
export function loadCdk(candidates = [cdkTerrain, cdkForTerraform]): typeof cdktf {
  for (const load of candidates) {
    const cdk = load();
    if (cdk !== undefined) return cdk as typeof cdktf;
  }
  throw new Error(NEITHER);
}

/**
 * What a failed `require` comes to. A package that is there and lacks something itself is not absent: its own error says
 * what is wrong with it.
 */
export function undefinedIfAbsent(name: string, error: unknown): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  const [firstLine = ""] = message.split("\n");
  // Node quotes the name, Yarn does not; a path with the name in it is another module.
  if (code !== "MODULE_NOT_FOUND" || !new RegExp(`(?<![\\w/\\\\.-])${name}(?![\\w/\\\\.-])`).test(firstLine))
    throw error;
  return undefined;
}
