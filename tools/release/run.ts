import { spawnSync } from "node:child_process";
import { ReleaseError } from "./options";

/**
 * Runs a program of the build, which says itself what goes wrong.
 *
 * @throws ReleaseError where it fails
 */
export function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new ReleaseError(`${[program, ...args].join(" ")} failed: ${error?.message ?? status}.`);
}
