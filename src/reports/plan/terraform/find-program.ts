import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, isAbsolute, join, relative, resolve } from "node:path";

/**
 * The absolute path of a program: the file that is named, or the first of that name on `path`, whose relative entries are
 * those of the folder that this process is in.
 *
 * @param planned a folder whose programs are skipped on `path`: whoever wrote what is planned there would choose what runs
 */
export function findProgram(name: string, path: string, planned?: string): string | undefined {
  if (/[\\/]/.test(name)) return isExecutable(resolve(name)) ? resolve(name) : undefined;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories
    .map((directory) => resolve(directory))
    .filter((directory) => planned === undefined || !isWithin(directory, planned))
    .map((directory) => join(directory, name + suffix))
    .find(isExecutable);
}

function isWithin(directory: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(directory));
    return !(way === ".." || way.startsWith(`..${process.platform === "win32" ? "\\" : "/"}`) || isAbsolute(way));
  } catch {
    // What does not exist holds no program.
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
