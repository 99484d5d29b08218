import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** The absolute path of a program: the file that is named, or the first of that name on `path`. */
export function findProgram(name: string, path: string): string | undefined {
  if (/[\\/]/.test(name)) return isExecutable(resolve(name)) ? resolve(name) : undefined;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, name + suffix)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
