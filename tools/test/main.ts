/** `npm test`: everything a change must pass, in order of how soon it fails. Stops at the first failure with exit 1. */
import { findTerraform } from "../terraform/find-terraform";
import { installOpenTofu } from "../terraform/install-opentofu";
import { JestReportFile } from "./jest-report";
import { runSteps, type Step } from "./run-steps";
import { tell } from "./tally";

const SLOWEST_SUITES = 10;
const report = new JestReportFile("jest");
/** On all cores: jest would leave one idle, and half of the time a test waits for the programs it started. */
const tests: Step = {
  title: "Tests",
  program: "jest/bin/jest",
  args: [...report.arguments, "--maxWorkers=100%"],
};

const STEPS: Step[] = [
  { title: "Build", program: "../bootstrap.mjs" },
  { title: "Types", program: "typescript/bin/tsc", args: ["--noEmit", "-p", "."] },
  { title: "Lint", program: "@biomejs/biome/bin/biome", args: ["ci", "--colors=off", "--error-on-warnings"] },
  { title: "Generated files: plugin protocol", program: "../generate-protocol.mjs", args: ["--check"] },
  { title: "Generated files: constructs", program: "tsx/cli", args: ["tools/generate-constructs.ts", "--check"] },
  { title: "Generated files: documentation", program: "tsx/cli", args: ["tools/generate-docs.ts", "--check"] },
  { title: "Generated files: API report", program: "tsx/cli", args: ["tools/api/main.ts", "--check"] },
  tests,
];

// The first step builds the command, so that tests need not compile it at each start.
const env = { ...process.env, TERRAFORM_BINARY_NAME: findTerraform(), COMMAND_IS_BUILT: "1" };
// Before tests that run at the same time find it missing.
installOpenTofu();
const failed = runSteps(STEPS, env);
if (failed === undefined || failed === tests) {
  console.log(`\nThe suites that took longest:\n${report.slowest(SLOWEST_SUITES).join("\n")}`);
}
tell("test", failed === undefined || failed === tests ? report.tally() : { passed: 0, failed: 1, skipped: 0 });
process.exitCode = failed === undefined ? 0 : 1;
