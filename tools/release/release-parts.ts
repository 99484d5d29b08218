import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./archive";
import type { BilledProgram, ReleaseParts } from "./bill-of-materials";
import type { System } from "./system";

/**
 * Reads what a release consists of.
 *
 * @param programs the folder with the programs, as they are released
 */
export async function releaseParts(root: string, programs: string, systems: readonly System[]): Promise<ReleaseParts> {
  const json = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const { programBundle, programFiles } = await import("../standalone/bundle.mjs");
  const { bundledPackages } = await import("../build/third-party.mjs");
  const { name, version, license } = json("package.json");
  const { inputs } = await programFiles(programBundle(root));
  const billed = systems.map(
    (system): BilledProgram => ({
      system: system.name,
      sha256: sha256(readFileSync(join(programs, system.name, system.program))),
      runtime: system.runtime,
    }),
  );
  const locks = { sources: json("package-lock.json"), runtimes: json("tools/standalone/package-lock.json") };
  const date = sourceDate(root);
  return { name, version, license, locks, bundled: bundledPackages(inputs), programs: billed, date };
}

/** `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), else the date of the last commit. */
function sourceDate(root: string): Date | undefined {
  const { SOURCE_DATE_EPOCH } = process.env;
  const { stdout } = spawnSync("git", ["-C", root, "log", "-1", "--format=%ct"], { encoding: "utf8" });
  const seconds = Number.parseInt(SOURCE_DATE_EPOCH || stdout, 10);
  return Number.isNaN(seconds) ? undefined : new Date(seconds * 1000);
}
