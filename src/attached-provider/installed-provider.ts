import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_ADDRESSES, PROVIDER_SOURCE } from "../provider-mirror";
import { type LockedProvider, parseDependencyLock } from "./dependency-lock";
import { folderHash } from "./package-hash";

/** Larger than any lock file. */
const MAX_LOCK_BYTES = 1024 * 1024;
const PROGRAM = `terraform-provider-${PROVIDER_SOURCE.split("/")[1]}`;

/** The provider that a folder is initialized for. */
export interface InstalledProvider {
  readonly address: string;
  readonly executable: string;
}

/**
 * The executable that Terraform starts in a folder, if the folder's lock file chooses this version of the provider and what
 * `init` installed is, to the byte, what the lock file allows: what Terraform itself checks before it starts a provider.
 *
 * @returns undefined where it is not, or where that cannot be told
 */
export async function findInstalledProvider(folder: string, version: string): Promise<InstalledProvider | undefined> {
  const locked = lockedProvider(join(folder, ".terraform.lock.hcl"));
  if (locked === undefined || locked.version !== version) return undefined;
  const installed = onlyOne(join(folder, ".terraform/providers", locked.address, version));
  if (installed === undefined) return undefined;
  // A link, where a mirror or the cache of TF_PLUGIN_CACHE_DIR has the files.
  const directory = realpathSync(installed);
  const executable = join(directory, `${PROGRAM}_v${version}`);
  // Terraform takes the first that begins with this name.
  const isAlone = readdirSync(directory).filter((name) => name.startsWith(PROGRAM)).length === 1;
  if (!isAlone || !existsSync(executable)) return undefined;
  const hash = await folderHash(directory);
  if (hash === undefined || !locked.hashes.includes(hash)) return undefined;
  return { address: locked.address, executable };
}

/** Of both registries' addresses, the one that is locked; none where both are, of which each could be another program. */
function lockedProvider(file: string): LockedProvider | undefined {
  if (!existsSync(file) || statSync(file).size > MAX_LOCK_BYTES) return undefined;
  const addresses: readonly string[] = PROVIDER_ADDRESSES;
  const ours = parseDependencyLock(readFileSync(file, "utf8"))?.filter(({ address }) => addresses.includes(address));
  return ours?.length === 1 ? ours[0] : undefined;
}

/**
 * The folder, or link to one, of the system that Terraform runs on, which is not for sure the one that this process was made
 * for. Newer OpenTofu leaves a file `linux_amd64.lock` beside it.
 */
function onlyOne(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const systems = names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return systems.length === 1 ? systems[0] : undefined;
}
