import { existsSync } from "node:fs";
import { isInUse, renameOver, THIS_SYSTEM } from "../text-files";

/**
 * Gives a new program the name of an old one, if there is one. Windows neither overwrites nor removes a program that runs,
 * but renames it: it is set aside, and given its name back where the new one cannot have it.
 *
 * @param target the name
 * @param by where the new program is
 * @param aside where an old one that runs is put; it stays there
 * @throws what the file system says; then everything is as it was
 */
export function replaceProgram(target: string, by: string, aside: string, system = THIS_SYSTEM): void {
  try {
    system.rename(by, target);
    return;
  } catch (error) {
    if (!isInUse(error, system)) throw error;
  }
  const hasOld = existsSync(target);
  if (hasOld) renameOver(target, aside, system);
  try {
    renameOver(by, target, system);
  } catch (error) {
    if (hasOld) system.rename(aside, target);
    throw error;
  }
}
