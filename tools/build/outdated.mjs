import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

const SOURCES = ["src", "tools/build", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
const OUTPUTS = ["lib/constructs/index.js", "lib/cli/main.js", "dist/terraform-provider-rdslicensing"];
const STAMP = ".cache/built.sha256";

function filesUnder(root, path) {
  const directory = join(root, path);
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** One hash over every file a build reads, names included, so that a removed source counts as a change. */
export function hashSources(root) {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((source) =>
    source.includes(".json") ? [join(root, source)] : filesUnder(root, source),
  ).sort();
  for (const file of files) {
    hash
      .update(`${file.slice(root.length).split(sep).join("/")}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Whether an output is missing or was built from other sources than those present now. */
export function buildOutdated(root) {
  if (OUTPUTS.some((output) => !existsSync(join(root, output)))) return true;
  const stamp = join(root, STAMP);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== hashSources(root);
}

/** Records which sources the outputs were built from. */
export function markBuilt(root) {
  const stamp = join(root, STAMP);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hashSources(root));
}
