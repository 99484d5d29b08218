#!/usr/bin/env node
/**
 * Makes a fresh clone ready: installs the npm packages when they differ from the lock file and, unless called with
 * `--install-only`, builds `lib/` and `dist/` when their sources changed. Uses nothing but Node, since it runs first.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), "utf8")).packages;
  } catch {
    return {};
  }
}

/** Compares contents, not dates: a checkout touches the lock file's date without changing what it asks for. */
function packagesMatchLock() {
  const installed = readPackages("node_modules/.package-lock.json");
  return Object.entries(readPackages("package-lock.json"))
    .filter(([path, wanted]) => path !== "" && !(wanted.optional && installed[path] === undefined))
    .every(([path, wanted]) => installed[path]?.version === wanted.version);
}

function run(title, command, args) {
  console.log(title);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(`${title} failed${error ? `: ${error.message}` : `, see above (exit code ${status})`}`);
    process.exit(1);
  }
}

if (!packagesMatchLock()) run("Installing npm packages", "npm", ["ci", "--no-fund", "--no-audit"]);
if (!process.argv.includes("--install-only")) {
  const { buildOutdated } = await import("./build/outdated.mjs");
  if (buildOutdated(root)) run("Building lib/ and dist/", process.execPath, [join(root, "tools/build/main.mjs")]);
}
