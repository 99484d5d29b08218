import type { BundledProvider } from "./bundled-provider";
import { MirrorError } from "./mirror-error";

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  freebsd: "freebsd",
  win32: "windows",
};
const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", arm64: "arm64", arm: "arm" };

/**
 * Terraform's name of a platform, `linux_amd64` for example, on which it can start a provider of this form.
 *
 * @throws MirrorError `platform_not_supported`: on Windows Terraform starts no scripts
 */
export function terraformPlatform(
  form: BundledProvider["form"],
  system = process.platform,
  architecture = process.arch,
): string {
  const os = SYSTEMS[system];
  const arch = ARCHITECTURES[architecture];
  const isStarted = form === "program" || system !== "win32";
  if (os !== undefined && arch !== undefined && isStarted) return `${os}_${arch}`;
  throw new MirrorError({
    code: "platform_not_supported",
    summary: `Terraform cannot start this ${form} on ${system} ${architecture}`,
    detail:
      "On Windows, install the standalone program: --standalone. Or run Terraform on Linux or macOS, or in the Windows Subsystem for Linux. Nothing has to be installed on the session hosts.",
  });
}
