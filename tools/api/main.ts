/**
 * Writes `docs/api/`: what every entry of the package exports, from the declarations in `lib/`, so that a change of the
 * API shows in review. With `--check`, writes nothing and fails when what is there is not what would be written. Either
 * way it fails for types that nobody can import and for constructs without documentation.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./entries";
import { extractReports } from "./extract-reports";
import { problemsOf } from "./problems-of";

const FOLDER = "docs/api";

/** What a removed entry has left. */
function leftOvers(files: readonly string[]): string[] {
  return readdirSync(join(ROOT, FOLDER)).filter((name) => !files.includes(name));
}

function main(): number {
  const check = process.argv.includes("--check");
  if (!existsSync(join(ROOT, "lib/constructs/index.d.ts"))) {
    console.error("lib/ is missing, and the reports are made of its declarations. Run npm run api.");
    return 1;
  }
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  const reports = extractReports(join(ROOT, FOLDER), !check);
  const unneeded = leftOvers(reports.map(({ file }) => file));
  const problems = problemsOf(reports);
  for (const problem of problems) console.error(problem);
  if (!check) {
    for (const name of unneeded) rmSync(join(ROOT, FOLDER, name), { recursive: true });
    return problems.length > 0 ? 1 : 0;
  }
  const stale = [...reports.filter(({ changed }) => changed).map(({ file }) => file), ...unneeded];
  if (stale.length > 0) {
    console.error(`Stale: ${stale.map((name) => `${FOLDER}/${name}`).join(", ")}. Run npm run api.`);
  }
  return problems.length + stale.length > 0 ? 1 : 0;
}

process.exitCode = main();
