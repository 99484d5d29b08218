import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressProblem } from "./addresses";
import type { ReleaseOptions } from "./options";
import { versionProblem } from "./version-problem";

/**
 * Why no release can be made of a clone as it is. A trial may be made before the addresses and the date are decided, and of
 * what is not committed.
 *
 * @param root the clone
 * @returns what to do, in a sentence or two; undefined where nothing is in the way
 */
export function releaseProblem(
  root: string,
  { version, isTrial }: Pick<ReleaseOptions, "version" | "isTrial">,
): string | undefined {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const sources = { packageVersion: manifest.version, changelog: readFileSync(join(root, "CHANGELOG.md"), "utf8") };
  if (isTrial) return versionProblem(version, sources, true);
  const missing = addressProblem(manifest);
  if (missing !== undefined) return `${missing} To try a release yourself, add --trial.`;
  return versionProblem(version, sources, false) ?? uncommitted(root);
}

/** A release is made again from its commit, which has to say all. */
function uncommitted(root: string): string | undefined {
  const { status, stdout } = spawnSync("git", ["-C", root, "status", "--porcelain"], { encoding: "utf8" });
  if (status !== 0)
    return "This is no clone of the repository. Clone it, so that the release can be made again from its commit.";
  return stdout === "" ? undefined : "The clone has changes that are not committed. Commit them or put them away.";
}
