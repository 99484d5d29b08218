/**
 * `npm run engines [-- VERSION …] [--suite NAME …]`: the acceptance suite, in the form of the standalone program, with each
 * engine that tests know, or with those of these versions (`1.15.5`). What was seen goes into docs/guides/engines.md after
 * each of them; one whose run is missing or did not come to its end is told there as not run. `--suite` repeats parts of a
 * run that is there. Exit code 1 when a test failed or an engine was not run.
 */
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { type EngineRun, readEngineRuns, replaceEngineRun } from "../docs/engine-runs";
import { OWN_PROGRAM, OWN_SYSTEM } from "../standalone/own-program";
import { type Engine, knownEngines } from "../terraform/engines";
import { JestReportFile } from "./jest-report";
import { sum } from "./tally";

const ROOT = join(__dirname, "../..");

function run(module: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  spawnSync(process.execPath, [require.resolve(module), ...args], { cwd: ROOT, env, stdio: "inherit" });
}

/** What was seen of the test files at these paths. */
function acceptanceOf({ program }: Engine, paths: readonly string[]): EngineRun["suites"] | undefined {
  const report = new JestReportFile("jest-engine");
  run("jest/bin/jest", [...paths, ...report.arguments, "--maxWorkers=100%"], {
    ...process.env,
    TERRAFORM_BINARY_NAME: program,
    TESTED_PROVIDER: OWN_PROGRAM,
    TESTED_COMMAND: OWN_PROGRAM,
    COMMAND_IS_BUILT: "1",
  });
  const suites = report.bySuite();
  return suites && Object.fromEntries([...suites].map(([path, tally]) => [basename(path, ".test.ts"), tally]));
}

/** Runs all, or repeats these suites, and keeps what was seen. @returns it; undefined where it did not come to its end */
function runAndKeep(engine: Engine, repeated: readonly string[]): EngineRun["suites"] | undefined {
  const before = readEngineRuns().find((one) => one.engine === engine.title)?.suites;
  const isPart = repeated.length > 0;
  if (isPart && before === undefined) {
    console.error(`=== ${engine.title}: --suite repeats a part of a whole run, of which there is none`);
    return undefined;
  }
  if (!isPart) replaceEngineRun(engine.title);
  const paths = isPart ? repeated.map((name) => `test/acceptance/${name}.test.ts`) : ["test/acceptance"];
  const seen = acceptanceOf(engine, paths);
  if (seen === undefined) {
    console.error(`=== ${engine.title}: did not come to its end`);
    return undefined;
  }
  const inOrder = Object.entries({ ...(isPart ? before : {}), ...seen }).sort(([one], [other]) =>
    one.localeCompare(other, "en"),
  );
  const suites = Object.fromEntries(inOrder);
  replaceEngineRun(engine.title, { engine: engine.title, date: new Date().toISOString().slice(0, 10), suites });
  return seen;
}

/** Whether all of it was seen to pass. */
function passes(engine: ReturnType<typeof knownEngines>[number], repeated: readonly string[]): boolean {
  if (!("program" in engine)) {
    console.error(`=== ${engine.title} is missing: ${engine.remedy}`);
    return false;
  }
  console.log(`=== ${engine.title}, ${engine.program}`);
  const seen = runAndKeep(engine, repeated);
  if (seen === undefined) return false;
  run("tsx/cli", ["tools/generate-docs.ts"]);
  const { passed, failed, skipped } = sum(Object.values(seen));
  console.log(`=== ${engine.title}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0;
}

const { values, positionals: versions } = parseArgs({
  allowPositionals: true,
  options: { suite: { type: "string", multiple: true, default: [] } },
});
const engines = knownEngines().filter(
  ({ title }) => versions.length === 0 || versions.some((version) => title.endsWith(`v${version}`)),
);
run("../standalone/main.mjs", [OWN_SYSTEM]);
const passed = engines.map((engine) => passes(engine, values.suite));
process.exitCode = passed.length > 0 && passed.every(Boolean) ? 0 : 1;
