/**
 * `npm run pack:standalone [-- SYSTEM …] [--trial] [--programs DIR] [--out-dir DIR]`: in `dist/packages/` the main package as
 * it is published and one package a system, with its program. With `--programs`, of the programs there and of `lib/` and
 * `dist/` as they are; with `--trial`, also while they cannot be published, for oneself: then npm refuses to publish them.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { addressProblem } from "../release/addresses.ts";
import { SYSTEMS } from "../standalone/systems.mjs";
import { packMain, packProgram } from "./packages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: {
    programs: { type: "string" },
    trial: { type: "boolean", default: false },
    "out-dir": { type: "string", default: join(root, "dist/packages") },
  },
});
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
if (values.trial) manifest.private = true;
const problem = addressProblem(manifest);
if (problem !== undefined && !values.trial) {
  console.error(`${problem} To try the packages yourself, add --trial.`);
  process.exit(1);
}
const systems = asked.length > 0 ? asked : Object.keys(SYSTEMS);

function build(script, args = []) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

if (values.programs === undefined) {
  build("tools/build/main.mjs");
  build("tools/standalone/main.mjs", systems);
}
const target = values["out-dir"];
const programs = values.programs ?? join(root, "dist/standalone");
const files = systems.map((system) => packProgram(root, programs, system, target, manifest));
files.push(packMain(root, target, manifest));
for (const file of files) console.log(`${basename(file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
console.log(
  values.trial
    ? "They are marked private, so that npm does not publish them."
    : "Publish them in this order, each with npm publish ./FILE --access public.",
);
