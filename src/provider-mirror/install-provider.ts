import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BundledProvider } from "./bundled-provider";
import { cannotWrite, MirrorError } from "./mirror-error";
import { PROVIDER_ADDRESSES } from "./provider-source";
import { terraformPlatform } from "./terraform-platform";

/** What to install and where. */
export interface ProviderInstallation extends BundledProvider {
  /** The root of the mirror. */
  readonly directory: string;
}

/**
 * Copies the provider into a filesystem mirror, in Terraform's unpacked layout
 * `HOST/NAMESPACE/TYPE/VERSION/OS_ARCH/terraform-provider-TYPE_vVERSION`, for both registries.
 *
 * @returns the files of the provider in the mirror
 * @throws MirrorError `provider_not_built`, `platform_not_supported` or `cannot_write`
 */
export function installProvider({ executable, version, form, directory }: ProviderInstallation): string[] {
  if (!existsSync(executable)) {
    throw new MirrorError({
      code: "provider_not_built",
      summary: `The provider executable is missing: ${executable}`,
      detail: "Reinstall the package, or run `npm run build` in a clone of its repository.",
      path: executable,
    });
  }
  const platform = terraformPlatform(form);
  const ending = process.platform === "win32" ? ".exe" : "";
  return PROVIDER_ADDRESSES.map((address) => {
    const folder = join(directory, ...address.split("/"), version, platform);
    const target = join(folder, `terraform-provider-rdslicensing_v${version}${ending}`);
    copyExecutable(executable, folder, target);
    return target;
  });
}

function copyExecutable(executable: string, folder: string, target: string): void {
  // Renamed into place, because a terraform may be starting the provider; the dot keeps it from taking the half copy.
  const aside = join(folder, `.installing-${process.pid}`);
  try {
    if (existsSync(target) && sha256(target) === sha256(executable)) {
      chmodSync(target, 0o755);
      return;
    }
    makeFolders(folder);
    copyFileSync(executable, aside);
    chmodSync(aside, 0o755);
    replace(target, aside);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

const REPLACED = /^\.replaced-\d+\.exe$/;

/** Windows neither overwrites nor removes a program that runs, but renames it. What earlier calls left is removed now. */
function replace(target: string, by: string): void {
  if (process.platform === "win32" && existsSync(target)) {
    const folder = dirname(target);
    for (const name of readdirSync(folder)) if (REPLACED.test(name)) removeUnlessInUse(join(folder, name));
    renameSync(target, join(folder, `.replaced-${process.pid}.exe`));
  }
  renameSync(by, target);
}

function removeUnlessInUse(file: string): void {
  try {
    rmSync(file);
  } catch {
    // Its process still runs; the next call tries again.
  }
}

function sha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/**
 * Makes a folder and those above it, each once. `mkdirSync` with `recursive` never ends in folders such as /proc of Linux,
 * which exist and answer "does not exist" when a new folder is made in them.
 *
 * @throws what the file system says of the first that cannot be made
 */
function makeFolders(folder: string): void {
  const above = dirname(folder);
  if (existsSync(folder) || above === folder) return;
  makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile; where it is no folder, the next step fails.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
