import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, each once. `mkdirSync` with `recursive` never ends in folders such as /proc of Linux,
 * which exist and answer "does not exist" when a new folder is made in them.
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
    // Another process may have made it meanwhile; where it is no folder, the next step fails.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
