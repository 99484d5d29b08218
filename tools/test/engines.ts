/**
 * `npm run engines [-- VERSION …]`: the acceptance suite, in the form of the standalone program, with each engine that tests
 * know, or with those whose names end so (`1.15.5`). What was seen goes into docs/guides/engines.md after each of them; one
 * whose run is missing or did not come to its end is told there as not run. Exit code 1 when a test failed or an engine was
 * not run.
 */
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { type EngineRun, replaceEngineRun } from "../docs/engine-runs";
import { OWN_PROGRAM, OWN_SYSTEM } from "../standalone/own-program";
import { type Engine, knownEngines } from "../terraform/engines";
import { JestReportFile } from "./jest-report";
import { sum } from "./tally";

const ROOT = join(__dirname, "../..");

function run(module: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  spawnSync(process.execPath, [require.resolve(module), ...args], { cwd: ROOT, env, stdio: "inherit" });
}

function acceptanceOf({ title, program }: Engine): EngineRun | undefined {
  const report = new JestReportFile("jest-engine");
  run("jest/bin/jest", ["test/acceptance", ...report.arguments, "--maxWorkers=100%"], {
    ...process.env,
    TERRAFORM_BINARY_NAME: program,
    TESTED_PROVIDER: OWN_PROGRAM,
    TESTED_COMMAND: OWN_PROGRAM,
    COMMAND_IS_BUILT: "1",
  });
  const suites = report.bySuite();
  if (suites === undefined) return undefined;
  const byName = [...suites].map(([path, tally]) => [basename(path, ".test.ts"), tally] as const);
  byName.sort(([one], [other]) => one.localeCompare(other, "en"));
  return { engine: title, date: new Date().toISOString().slice(0, 10), suites: Object.fromEntries(byName) };
}

/** Whether all of it was seen to pass. */
function passes(engine: ReturnType<typeof knownEngines>[number]): boolean {
  if (!("program" in engine)) {
    console.error(`=== ${engine.title} is missing: ${engine.remedy}`);
    return false;
  }
  console.log(`=== ${engine.title}, ${engine.program}`);
  replaceEngineRun(engine.title);
  const seen = acceptanceOf(engine);
  if (seen === undefined) {
    console.error(`=== ${engine.title}: did not come to its end`);
    return false;
  }
  replaceEngineRun(engine.title, seen);
  run("tsx/cli", ["tools/generate-docs.ts"]);
  const { passed, failed, skipped } = sum(Object.values(seen.suites));
  console.log(`=== ${engine.title}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0;
}

const versions = process.argv.slice(2);
const engines = knownEngines().filter(
  ({ title }) => versions.length === 0 || versions.some((version) => title.endsWith(`v${version}`)),
);
run("../standalone/main.mjs", [OWN_SYSTEM]);
const passed = engines.map(passes);
process.exitCode = passed.length > 0 && passed.every(Boolean) ? 0 : 1;
