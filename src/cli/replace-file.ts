import { lstatSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { isInUse, type RenamingSystem, renameOver, THIS_SYSTEM } from "../text-files";

/**
 * Writes a whole file or nothing: a new file beside it, which then takes its name. So nobody reads half of it, and a full
 * disk destroys no existing file. A pipe, or a link such as /dev/stdout, is written to directly.
 *
 * @param mode who may read a file that is new; by default what the process allows
 * @throws what the file system says
 */
export function replaceFile(
  file: string,
  text: string,
  { mode, system = THIS_SYSTEM }: { readonly mode?: number; readonly system?: RenamingSystem } = {},
): void {
  // Under Wine, a standalone program cannot write to a relative path.
  const path = resolve(file);
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const aside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(aside, text, { flag: "wx", mode: existing?.mode ?? mode });
    renameOver(aside, path, system);
  } catch (error) {
    // A file of that name belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(aside, { force: true });
    if (!isInUse(error, system)) throw error;
    const { message } = error as Error;
    throw new Error(`another program may have it open (${message})`, { cause: error });
  }
}
