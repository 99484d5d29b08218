import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { declareForCdktn } from "./cdktn-types.mjs";

const require = createRequire(import.meta.url);

/** Compiles `src/` to `lib/`, from nothing, so that no file of a removed source stays behind. */
export function buildLibrary(root) {
  rmSync(join(root, "lib"), { recursive: true, force: true });
  const tsc = require.resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
  declareForCdktn(join(root, "lib"));
  chmodSync(join(root, "lib/cli/main.js"), 0o755);
}
