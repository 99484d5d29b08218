import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { readFileBytes } from "../../../text-files";

/** The name of the program that a folder is for, and what says so, as the end of a sentence about that folder. */
export interface FolderEngine {
  readonly program: "terraform" | "tofu";
  readonly evidence: string;
}

const LOCK_FILE = ".terraform.lock.hcl";

/** Far more than a lock file of any folder. */
const MOST_LOCK_BYTES = 4 * 1024 * 1024;

/** The engine whose registry a provider comes from where its source names none. */
const REGISTRIES = { "registry.terraform.io": "terraform", "registry.opentofu.org": "tofu" } as const;

/**
 * The engine that a folder was initialized with, or has files for; undefined where nothing tells.
 *
 * The registry in its lock file decides: with the other engine, every provider would come from elsewhere. Where the lock
 * file names no registry of theirs, or both, the command does that its first line says it is maintained by. Only OpenTofu
 * reads files that end in `.tofu`, so these decide where there is no lock file.
 */
export function engineOf(folder: string): FolderEngine | undefined {
  const lock = lockFileOf(folder);
  if (lock !== undefined) return engineOfLock(lock);
  const own = namesIn(folder).find(isOnlyForTofu);
  return own === undefined ? undefined : { program: "tofu", evidence: `it holds ${own}` };
}

/** Whether Terraform or OpenTofu reads a file of this name as configuration. */
export function isConfiguration(name: string): boolean {
  return /\.tf(\.json)?$/.test(name) || isOnlyForTofu(name);
}

function isOnlyForTofu(name: string): boolean {
  return /\.tofu(\.json)?$/.test(name);
}

function engineOfLock(lock: string): FolderEngine | undefined {
  const hosts = [...lock.matchAll(/^[ \t]*provider[ \t]+"([^"/\n]+)\//gm)].map(([, host = ""]) => host.toLowerCase());
  const registries = Object.entries(REGISTRIES).filter(([registry]) => hosts.includes(registry));
  const [only, ...others] = registries;
  if (only !== undefined && others.length === 0) {
    return { program: only[1], evidence: `its lock file has providers of ${only[0]}` };
  }
  const [, program] = /^#.*"(terraform|tofu) init"/m.exec(lock) ?? [];
  if (program === undefined) return undefined;
  return { program: program as FolderEngine["program"], evidence: `its lock file was written by ${program} init` };
}

function lockFileOf(folder: string): string | undefined {
  const path = join(folder, LOCK_FILE);
  if (!existsSync(path)) return undefined;
  try {
    return readFileBytes(path, MOST_LOCK_BYTES).toString("utf8");
  } catch {
    // The engine itself says what is wrong with it.
    return "";
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(resolve(folder)).sort();
  } catch {
    return [];
  }
}
