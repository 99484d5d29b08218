import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { WsmanError } from "../../errors/wsman-error";
import type { KerberosPackage } from "./kerberos-package";

const NAME = "kerberos";

/**
 * The npm package `kerberos`, an optional peer: looked for from the working directory up, because a bundled program
 * may lie far from the user's packages, in NODE_PATH, and where this module is installed. Error `package_missing`, also
 * when it is there and cannot be loaded.
 */
export function loadKerberos(): KerberosPackage {
  const bases = [join(process.cwd(), "package.json"), __filename];
  let reason = "it is not installed";
  for (const base of bases) {
    const require = createRequire(base);
    try {
      require.resolve(NAME);
    } catch {
      continue;
    }
    try {
      return require(NAME) as KerberosPackage;
    } catch (error) {
      reason = `it cannot be loaded: ${error instanceof Error ? error.message : "unknown error"}`;
    }
  }
  const places = `in ${process.cwd()} and the folders above it, in those of NODE_PATH, and beside ${dirname(__filename)}`;
  const what = `Kerberos needs the npm package "kerberos" (7 or later), which was looked for ${places}: ${reason}.`;
  throw new WsmanError("package_missing", what);
}
