import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a whole file or none of it: into a new one beside it, which then takes its name, so that nobody reads half of it
 * and one that is there is lost to no full disk. What is no regular file, such as a pipe or the link /dev/stdout, is written
 * to as it is.
 *
 * @throws what the file system says
 */
export function replaceFile(path: string, text: string): void {
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const aside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(aside, text, { flag: "wx", mode: existing?.mode });
    renameSync(aside, path);
  } catch (error) {
    // What stands in the way is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(aside, { force: true });
    throw error;
  }
}
