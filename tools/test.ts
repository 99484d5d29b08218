/** `npm test`: everything a change must pass, in order of how soon it fails. Stops at the first failure with exit 1. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findTerraform } from "./terraform/find-terraform";
import { installOpenTofu } from "./terraform/install-opentofu";

const ROOT = join(__dirname, "..");
const JEST_REPORT = join(ROOT, ".cache/jest.json");
/** On all cores: jest would leave one idle, and half of the time a test waits for the programs it started. */
const jest = ["jest/bin/jest", "--json", `--outputFile=${JEST_REPORT}`, "--maxWorkers=100%"];

/** Title, then the module of a package or the file of this project to run, with its arguments. */
const STEPS: [string, string[]][] = [
  ["Build", ["./bootstrap.mjs"]],
  ["Types", ["typescript/bin/tsc", "--noEmit", "-p", "."]],
  ["Lint", ["@biomejs/biome/bin/biome", "ci", "--colors=off", "--error-on-warnings"]],
  ["Generated files: plugin protocol", ["./generate-protocol.mjs", "--check"]],
  ["Generated files: constructs", ["tsx/cli", "tools/generate-constructs.ts", "--check"]],
  ["Generated files: documentation", ["tsx/cli", "tools/generate-docs.ts", "--check"]],
  ["Generated files: API report", ["tsx/cli", "tools/api/main.ts", "--check"]],
  ["Tests", jest],
];

function passes([title, [program = "", ...args]]: [string, string[]], env: NodeJS.ProcessEnv): boolean {
  console.log(`\n=== ${title}`);
  const { status } = spawnSync(process.execPath, [require.resolve(program), ...args], {
    cwd: ROOT,
    env,
    stdio: "inherit",
  });
  if (status !== 0) console.error(`=== ${title}: failed`);
  return status === 0;
}

/** One plain line that says the same in every terminal and pipe. A test file that can not be loaded is a failure too. */
function tally(): string {
  const report = JSON.parse(readFileSync(JEST_REPORT, "utf8"));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`;
}

const env = { ...process.env, TERRAFORM_BINARY_NAME: findTerraform() };
// Before tests that run at the same time find it missing.
installOpenTofu();
const passed = STEPS.every((step) => {
  const ok = passes(step, env);
  if (step[1] === jest) console.log(`\n${tally()}`);
  return ok;
});
process.exitCode = passed ? 0 : 1;
