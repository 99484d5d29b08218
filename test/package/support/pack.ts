import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const CACHE = join(ROOT, ".cache/packed");
const DAY_MS = 24 * 60 * 60_000;

/**
 * The file that `npm publish` would publish, made of the present build. All suites share one, which is made again when
 * anything that goes into it has changed. Those that need it at the same time may each make it; the first stays.
 */
export function pack(): string {
  const hash = contentHash();
  const folder = join(CACHE, hash);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    removeOld();
    const made = makePackage();
    if (contentHash() !== hash) {
      // Something was built or edited on the way, so that this may be half the one state and half the other.
      rmSync(made, { recursive: true });
      return pack();
    }
    keep(made, folder);
  }
  const [name = ""] = readdirSync(folder);
  return join(folder, name);
}

/** Of the name, mode and content of every file that npm may put in, and of more where `files` has a wildcard. */
function contentHash(): string {
  const manifest = readFileSync(join(ROOT, "package.json"), "utf8");
  const { files } = JSON.parse(manifest) as { readonly files: readonly string[] };
  const named = files.map((pattern) => join(ROOT, pattern.replace(/\/\*.*/, ""))).filter((path) => existsSync(path));
  const hash = createHash("sha256").update(manifest);
  for (const path of named.flatMap(filesAt).sort()) {
    const content = readFileSync(path);
    hash.update(JSON.stringify([path, statSync(path).mode, content.length])).update(content);
  }
  return hash.digest("hex");
}

function filesAt(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** @returns the folder in which it is, alone */
function makePackage(): string {
  const folder = mkdtempSync(join(CACHE, "unfinished-"));
  const args = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const { status, stderr } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

function keep(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}

function removeOld(): void {
  for (const folder of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}
