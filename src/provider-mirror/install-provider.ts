import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, linkSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BundledProvider } from "./bundled-provider";
import { makeFolders } from "./make-folders";
import { cannotWrite, MirrorError } from "./mirror-error";
import { PROVIDER_ADDRESSES } from "./provider-source";
import { replaceProgram } from "./replace-program";
import { terraformPlatform } from "./terraform-platform";
import { WorkFolder } from "./work-folder";

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
  const targets = PROVIDER_ADDRESSES.map((address) =>
    join(directory, ...address.split("/"), version, platform, `terraform-provider-rdslicensing_v${version}${ending}`),
  );
  const work = new WorkFolder(directory);
  try {
    const [first = "", ...others] = targets;
    putExecutable(executable, first, work, copyFileSync);
    for (const target of others) putExecutable(first, target, work, linkOrCopy);
  } finally {
    work.clear();
  }
  return targets;
}

type Lay = (from: string, to: string) => void;

/** Puts an executable in its place, unless it is there already. */
function putExecutable(executable: string, target: string, work: WorkFolder, lay: Lay): void {
  try {
    if (isSame(executable, target)) {
      chmodSync(target, 0o755);
      return;
    }
    makeFolders(dirname(target));
    const made = work.path();
    lay(executable, made);
    chmodSync(made, 0o755);
    // Renamed into its place, because a terraform may be starting the provider.
    replaceProgram(target, made, work.path());
  } catch (error) {
    throw cannotWrite(dirname(target), error);
  }
}

/** A program of a hundred megabytes that two registries have is on the disk once, where the file system knows links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function isSame(executable: string, target: string): boolean {
  if (!existsSync(target) || statSync(target).size !== statSync(executable).size) return false;
  return sha256(target) === sha256(executable);
}

function sha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
