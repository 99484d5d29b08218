import { existsSync } from "node:fs";
import { testedProvider } from "../../tools/terraform/local-provider";
import type { ProviderBinary } from "./terraform";

/** The provider as it is shipped, built by `npm run build:provider`, or the standalone program that is tested instead. */
export function shippedProvider(): ProviderBinary {
  const { executable, version } = testedProvider();
  if (!existsSync(executable)) throw new Error("dist/ is missing: run `npm run build:provider` first");
  return { address: "registry.terraform.io/rds-licensing/rdslicensing", version, executable };
}
