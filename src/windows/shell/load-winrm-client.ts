import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { HostError } from "../errors/host-error";
import type { WinrmClient } from "./winrm-client";
import { withoutDebug } from "./without-debug";

const NAME = "winrm-client";
/** The one version whose defects are known and guarded against. */
const VERSION = "0.0.11";

/**
 * The npm package `winrm-client`, an optional peer, loaded when first needed: from the working directory up (Terraform
 * starts a provider in its own working directory, while the provider's file is somewhere among the plugins), from
 * NODE_PATH, or from beside this package. Error `package_missing`, also for another version.
 */
export function loadWinrmClient(host: string): WinrmClient {
  let found: string | undefined;
  for (const base of [join(process.cwd(), "package.json"), __filename]) {
    const require = createRequire(base);
    const version = installedVersion(require);
    if (version === VERSION) return withoutDebug(() => require(NAME) as WinrmClient);
    found ??= version;
  }
  throw missing(host, found);
}

function installedVersion(require: NodeJS.Require): string | undefined {
  try {
    const { version } = require(`${NAME}/package.json`) as { readonly version?: unknown };
    return String(version);
  } catch {
    return undefined;
  }
}

function missing(host: string, found: string | undefined): HostError {
  const state = found === undefined ? "is not installed" : `is installed as ${found}`;
  const cwd = process.cwd();
  return new HostError({
    code: "package_missing",
    summary: `The npm package ${NAME} ${found === undefined ? "is missing" : "has another version"}`,
    detail: `The shell channel needs ${NAME} ${VERSION}, which ${state} where it was looked for: in ${join(cwd, "node_modules")} and the folders above it, in the folders of NODE_PATH, and beside ${dirname(__filename)}. Run "npm install ${NAME}@${VERSION}" in ${cwd}, or in a folder above it; or install it elsewhere and set NODE_PATH to that node_modules folder. Or use the cim channel, which needs no package.`,
    host,
  });
}
