import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What GitHub's own parser says of workflow files, a list for each. */
export function judgeWorkflows(paths: readonly string[]): string[][] {
  const args = ["--import", "tsx", join(__dirname, "parse-workflows.mjs"), ...paths];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}
