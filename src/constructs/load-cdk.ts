import type * as cdktf from "cdktf";

const NEITHER =
  'cdktf-rds-licensing needs CDK for Terraform or its successor CDK Terrain beside it: run "npm install cdktf constructs" or "npm install cdktn constructs@~10.7".';

/** How each CDK is loaded, the preferred one first. With the names in the calls, bundlers see them too. */
const INSTALLED: readonly (readonly [name: string, load: () => unknown])[] = [
  ["cdktn", () => require("cdktn")],
  ["cdktf", () => require("cdktf")],
];

/**
 * The CDK that is installed. CDK Terrain goes first: its classes work in a program of either, those of CDK for Terraform
 * only in one of their own.
 *
 * @throws an error that says what to install when there is neither
 */
export function loadCdk(candidates = INSTALLED): typeof cdktf {
  for (const [name, load] of candidates) {
    const cdk = loadIfInstalled(name, load);
    if (cdk !== undefined) return cdk as typeof cdktf;
  }
  throw new Error(NEITHER);
}

/** A package that is there and fails to load is not absent: its own error says what is wrong with it. */
function loadIfInstalled(name: string, load: () => unknown): unknown {
  try {
    return load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "MODULE_NOT_FOUND" && message.includes(`'${name}'`)) return undefined;
    throw error;
  }
}
