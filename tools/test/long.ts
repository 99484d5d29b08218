/**
 * `npm run test:long`: what takes long by its nature (jest.long.config.js), and suites of `npm test` with the standalone
 * program and in its runtime. Arguments go to jest, and leave out the latter: `-- engines`.
 */
import { OWN_PROGRAM, OWN_SYSTEM, WINDOWS_SYSTEM } from "../standalone/own-program";
import { findTerraform } from "../terraform/find-terraform";
import { installOpenTofu } from "../terraform/install-opentofu";
import { hasWine, installWine } from "../wine/install-wine";
import { JestReportFile } from "./jest-report";
import { runSteps, type Step } from "./run-steps";
import { sum, tell } from "./tally";

/** A run of jest, by the module of a package or file that runs it, and what it reports. */
class JestStep implements Step {
  readonly program: string;
  readonly args: readonly string[];
  readonly report: JestReportFile;

  constructor(
    readonly title: string,
    name: string,
    args: readonly string[],
    readonly env: NodeJS.ProcessEnv = {},
    [program, ...before]: readonly [string, ...string[]] = ["jest/bin/jest"],
  ) {
    this.report = new JestReportFile(name);
    this.program = program;
    this.args = [...before, ...this.report.arguments, "--maxWorkers=100%", ...args];
  }
}

const asked = process.argv.slice(2);
const long = new JestStep("Long tests", "jest-long", ["--config=jest.long.config.js", ...asked]);
const inProgram = new JestStep("Acceptance tests of the program", "jest-program", ["test/acceptance"], {
  TESTED_PROVIDER: OWN_PROGRAM,
  TESTED_COMMAND: OWN_PROGRAM,
});
const inRuntime = new JestStep(
  "Tests in the program's runtime",
  "jest-runtime",
  ["--config=jest.runtime.config.js"],
  {},
  ["../standalone/run.mjs", require.resolve("jest/bin/jest")],
);
const tests = asked.length > 0 ? [long] : [long, inProgram, inRuntime];

// `npm run test:long` has built the command, so that tests need not compile it at each start.
const env = { ...process.env, TERRAFORM_BINARY_NAME: findTerraform(), COMMAND_IS_BUILT: "1" };
// Before tests that run at the same time find it missing.
installOpenTofu();
installWine();
const systems = hasWine() ? [OWN_SYSTEM, WINDOWS_SYSTEM] : [OWN_SYSTEM];
const failed = runSteps(
  [{ title: "Standalone programs", program: "../standalone/main.mjs", args: systems }, ...tests],
  env,
);
tell("test:long", sum(tests.map(({ report }) => report.tally())));
process.exitCode = failed === undefined ? 0 : 1;
