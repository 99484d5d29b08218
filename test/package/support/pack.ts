import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");

/** The file that `npm publish` would publish, made of the present build in a folder of its own. */
export function pack(directory: string): string {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return join(directory, JSON.parse(stdout)[0].filename);
}
