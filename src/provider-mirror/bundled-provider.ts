import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The provider's address below a registry host. */
export const PROVIDER_SOURCE = "rds-licensing/rdslicensing";

/** The provider's addresses: Terraform completes a source without a host with the first, OpenTofu with the second. */
export const PROVIDER_ADDRESSES = [
  `registry.terraform.io/${PROVIDER_SOURCE}`,
  `registry.opentofu.org/${PROVIDER_SOURCE}`,
] as const;

/** The provider this package carries. */
export interface BundledProvider {
  /** Absolute path of the executable; the file is missing in a clone that was not built. */
  readonly executable: string;
  /** The package's version, which is the provider's. */
  readonly version: string;
}

/** Where the provider of this very package is, whether it runs compiled or from its sources. */
export function bundledProvider(): BundledProvider {
  const root = join(__dirname, "../..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { executable: join(root, "dist/terraform-provider-rdslicensing"), version };
}
