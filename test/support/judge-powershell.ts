import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const IS_THERE = existsSync(join(__dirname, "../../.cache/powershell-judge"));

/** A test that needs the grammar of PowerShell; where it is missing, a skipped one says how to get it. */
export function testPowerShell(name: string, body: () => void): void {
  if (IS_THERE) test(name, body);
  else test.skip(`${name}: run tools/install-judges.sh`, body);
}

/** What the grammar finds wrong in texts of PowerShell, a list for each. */
export function judgePowerShell(texts: readonly string[]): string[][] {
  // The grammar is one function so large that to compile it well takes half a minute.
  const args = ["--liftoff-only", join(__dirname, "parse-powershell.mjs")];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", input: JSON.stringify(texts) });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}
