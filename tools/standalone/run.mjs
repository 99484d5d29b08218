/**
 * `node run.mjs SCRIPT ARGUMENTS…`: runs a script of Node's in the runtime that programs for this machine are compiled
 * with; what the script starts as `node` runs there too.
 */
import { spawnSync } from "node:child_process";
import { runtimeOf } from "./runtimes.mjs";
import { compilingSystem } from "./systems.mjs";

const { status } = spawnSync(runtimeOf(compilingSystem()), ["--bun", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
