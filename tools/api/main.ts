/**
 * Writes `docs/api/`: what every entry of the package exports, from the declarations in `lib/`, so that a change of the
 * API shows in review. With `--check`, writes nothing and fails when what is there is not what would be written. Either
 * way it fails for types that nobody can import and for constructs without documentation.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./entries";
import { extractReports, REPORTS } from "./extract-reports";
import { problemsOf } from "./problems-of";

/** What a removed entry has left. */
function leftOvers(paths: readonly string[]): string[] {
  const present = readdirSync(join(ROOT, REPORTS)).map((name) => `${REPORTS}/${name}`);
  return present.filter((path) => !paths.includes(path));
}

function main(): number {
  const check = process.argv.includes("--check");
  if (!existsSync(join(ROOT, "lib/index.d.ts"))) {
    console.error("lib/ is missing, and the reports are made of its declarations. Run npm run api.");
    return 1;
  }
  mkdirSync(join(ROOT, REPORTS), { recursive: true });
  const reports = extractReports(!check);
  const unneeded = leftOvers(reports.map(({ path }) => path));
  if (!check) for (const path of unneeded) rmSync(join(ROOT, path), { recursive: true });
  const problems = problemsOf(reports);
  for (const problem of problems) console.error(problem);
  const stale = check ? [...reports.filter(({ changed }) => changed).map(({ path }) => path), ...unneeded] : [];
  if (stale.length > 0) console.error(`Stale: ${stale.join(", ")}. Run npm run api.`);
  return problems.length + stale.length > 0 ? 1 : 0;
}

process.exitCode = main();
