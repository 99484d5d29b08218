import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, each once. `mkdirSync` with `recursive` tries for ever where a folder that exists says
 * of a new one in it that it does not, as those of the Linux kernel do (/proc).
 *
 * @throws what the file system says of the first that cannot be made
 */
export function makeFolders(folder: string): void {
  const above = dirname(folder);
  if (existsSync(folder) || above === folder) return;
  makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile; where it is no folder, the next step says so.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
