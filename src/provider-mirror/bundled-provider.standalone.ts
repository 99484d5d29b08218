import type { BundledProvider, ProviderForm } from "./bundled-provider";
import { MirrorError } from "./mirror-error";

export type { BundledProvider, ProviderForm };

const { version } = require("../../package.json") as { readonly version: string };

/**
 * The provider of a standalone program is the program itself.
 *
 * @throws MirrorError `no_script` where the script is wanted
 */
export function bundledProvider(form: ProviderForm = "program"): BundledProvider {
  if (form === "program") return { executable: process.execPath, version, form };
  throw new MirrorError({
    code: "no_script",
    summary: "The standalone program does not carry the script",
    detail: `With Node, run npm install cdktf-rds-licensing@${version}, then npx rds-licensing provider install --script.`,
  });
}
