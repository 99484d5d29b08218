import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

const NAME = "@cdktf/provider-azurerm";
const VERSION = "14.23.1";
const DIRECTORY = join(__dirname, "../../../.cache/azurerm");
const TIMEOUT_MS = 600_000;

/**
 * Installs the bindings of azurerm in `.cache/`, at the first call only: they take 270 MB, too many to be a dependency.
 * They come without the CDK, of which there must be one: that of this project, found further up.
 *
 * @returns undefined, or why npm could not install them
 */
export function installAzurermBindings(): string | undefined {
  if (existsSync(join(DIRECTORY, "node_modules", NAME, "package.json"))) return undefined;
  mkdirSync(DIRECTORY, { recursive: true });
  const options = [
    "--no-save",
    "--legacy-peer-deps",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const args = ["install", "--prefix", DIRECTORY, ...options, `${NAME}@${VERSION}`];
  const { status, stderr, error } = spawnSync("npm", args, { encoding: "utf8", timeout: TIMEOUT_MS });
  return status === 0 ? undefined : `${NAME} could not be installed: ${error?.message ?? stderr.trim()}`;
}

/**
 * A copy of a program's folder in a place where it finds the bindings, this package and the CDK; for the caller to remove.
 */
export function copyBesideBindings(program: string): string {
  const copy = mkdtempSync(join(DIRECTORY, "program-"));
  cpSync(program, copy, { recursive: true, filter: (source) => !source.endsWith("cdktf.out") });
  return copy;
}
