import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SYSTEMS } from "./systems.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCOPE = "@oven";

/** The path of the runtime for a system, as this folder's lock file pins it, fetched once and kept in the user's cache. */
export function runtimeOf(system) {
  const { target, runtime } = SYSTEMS[system];
  const name = `${SCOPE}/${target}`;
  const lock = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8"));
  const locked = lock.packages[`node_modules/${name}`];
  const hash = createHash("sha256").update(locked.integrity).digest("hex").slice(0, 16);
  const kept = join(cacheFolder(), `${target}-${locked.version}-${hash}`);
  const program = join(kept, "node_modules", name, runtime);
  if (!existsSync(program)) fetchPackage(name, locked, kept);
  return program;
}

function cacheFolder() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "cdktf-rds-licensing", "runtimes");
}

/** `npm ci` of one package; the folder gets its name when everything is in it. */
function fetchPackage(name, locked, kept) {
  mkdirSync(dirname(kept), { recursive: true });
  const folder = mkdtempSync(`${kept}.part-`);
  const manifest = { name: "runtime", version: "0.0.0", dependencies: { [name]: locked.version } };
  const lock = { ...manifest, lockfileVersion: 3, packages: { "": manifest, [`node_modules/${name}`]: locked } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
  // The package says which system it is for; --force takes it on another.
  const options = ["--force", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", ["ci", ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${name} ${locked.version} could not be fetched.`);
  }
  rmSync(kept, { recursive: true, force: true });
  renameSync(folder, kept);
}
