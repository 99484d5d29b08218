import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ProviderBinary } from "./terraform";

const ROOT = join(__dirname, "..", "..");
const { version } = require("../../package.json") as { readonly version: string };

/** The provider as it is shipped, built by `npm run build:provider`. */
export function shippedProvider(): ProviderBinary {
  const executable = join(ROOT, "dist", "terraform-provider-rdslicensing");
  if (!existsSync(executable)) throw new Error("dist/ is missing: run `npm run build:provider` first");
  return { address: "registry.terraform.io/rds-licensing/rdslicensing", version, executable };
}
