/** Refuses `npm publish` of a clone: its package would bring no programs. npm runs it first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressProblem } from "./addresses";

const manifest = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
console.error(
  addressProblem(manifest) ??
    "Run npm run pack:standalone, and publish what it makes in dist/packages: a clone has no programs to publish.",
);
process.exitCode = 1;
