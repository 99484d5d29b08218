import { WsmanError } from "../../errors/wsman-error";
import type { KerberosPackage } from "./load-kerberos";

/** The npm package `kerberos` is native code, which cannot be inside the program. Error `package_missing`. */
export function loadKerberos(): KerberosPackage {
  const what =
    "A standalone program cannot load the npm package kerberos. Use the provider and the command for Node instead: npm install cdktf-rds-licensing kerberos, then npx rds-licensing provider install --script.";
  throw new WsmanError("package_missing", what);
}
