import { createRequire } from "node:module";
import { join } from "node:path";
import { WsmanError } from "../../errors";
import type { KerberosPackage } from "./kerberos-package";

const NAME = "kerberos";

/**
 * The npm package `kerberos`, an optional peer: looked for where this module is installed, then from the working
 * directory up, because a bundled program may lie far from the user's packages; NODE_PATH counts too. Error
 * `package_missing`, also when it is there and cannot be loaded.
 */
export function loadKerberos(): KerberosPackage {
  const bases = [__filename, join(process.cwd(), "package.json")];
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
  const what = `Kerberos needs the npm package "kerberos" (7 or later), and ${reason}.`;
  throw new WsmanError("package_missing", what);
}
