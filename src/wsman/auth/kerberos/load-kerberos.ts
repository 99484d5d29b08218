import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { WsmanError } from "../../errors/wsman-error";

const NAME = "kerberos";

/** What is used of the npm package `kerberos`, which brings the machine's GSSAPI or SSPI. */
export interface KerberosPackage {
  readonly GSS_C_MUTUAL_FLAG: number;
  readonly GSS_C_SEQUENCE_FLAG: number;
  readonly GSS_MECH_OID_KRB5: number;
  initializeClient(service: string, options: KerberosClientOptions): Promise<KerberosClient>;
}

export interface KerberosClientOptions {
  readonly mechOID: number;
  readonly flags: number;
}

export interface KerberosClient {
  /** Also says whether the host has proved who it is. */
  readonly contextComplete: boolean;
  /** Takes the host's token and gives the next one, both in base64; empty for none. Rejects with the reason. */
  step(token: string): Promise<string>;
}

/**
 * The npm package `kerberos`, an optional peer: looked for from the working directory up, because a bundled program
 * may lie far from the user's packages, in NODE_PATH, and where this module is installed. Error `package_missing`, also
 * when it is there and cannot be loaded.
 */
export function loadKerberos(): KerberosPackage {
  const bases = [join(process.cwd(), "package.json"), __filename];
  let problem = "";
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
      problem = ` It cannot be loaded: ${error instanceof Error ? error.message : "unknown error"}.`;
    }
  }
  const places = `${process.cwd()} and the folders above it, the folders of NODE_PATH, and ${dirname(__filename)}`;
  const what = `Kerberos needs the npm package "kerberos" (7 or later). Searched: ${places}.${problem}`;
  throw new WsmanError("package_missing", what);
}
