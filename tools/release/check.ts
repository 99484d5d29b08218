/** Refuses a release that lacks what only a person can decide. `npm publish` runs it first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressProblem } from "./addresses";

function main(): number {
  const manifest = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
  const problem = addressProblem(manifest);
  if (problem === undefined) return 0;
  console.error(problem);
  return 1;
}

process.exitCode = main();
