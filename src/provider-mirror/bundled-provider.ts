import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The provider this package carries. */
export interface BundledProvider {
  /** Absolute path of the executable; the file is missing in a clone that was not built. */
  readonly executable: string;
  /** The package's version, which is the provider's. */
  readonly version: string;
  /** A `script` needs Node and a system that starts scripts; a `program` needs neither. */
  readonly form: "script" | "program";
}

/** Where the provider of this very package is, whether it runs compiled or from its sources. */
export function bundledProvider(): BundledProvider {
  const root = join(__dirname, "../..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { executable: join(root, "dist/terraform-provider-rdslicensing"), version, form: "script" };
}
