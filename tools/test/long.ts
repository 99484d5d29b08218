/** `npm run test:long`: what takes long by its nature (jest.long.config.js). Arguments go to jest: `-- engines`. */
import { OWN_SYSTEM } from "../standalone/own-program";
import { findTerraform } from "../terraform/find-terraform";
import { installOpenTofu } from "../terraform/install-opentofu";
import { JestReportFile } from "./jest-report";
import { runSteps } from "./run-steps";
import { tell } from "./tally";

const report = new JestReportFile("jest-long");
const args = ["--config=jest.long.config.js", ...report.arguments, "--maxWorkers=100%", ...process.argv.slice(2)];

// `npm run test:long` has built the command, so that tests need not compile it at each start.
const env = { ...process.env, TERRAFORM_BINARY_NAME: findTerraform(), COMMAND_IS_BUILT: "1" };
// Before tests that run at the same time find it missing.
installOpenTofu();
const failed = runSteps(
  [
    { title: "Standalone program", program: "../standalone/main.mjs", args: [OWN_SYSTEM] },
    { title: "Long tests", program: "jest/bin/jest", args },
  ],
  env,
);
tell("test:long", report.tally());
process.exitCode = failed === undefined ? 0 : 1;
