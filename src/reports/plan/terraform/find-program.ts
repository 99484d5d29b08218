import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative, resolve, sep } from "node:path";

/** How the names of batch files of Windows end. They are found, and never run: `findTerraform` says why. */
export const BATCH_ENDINGS = [".cmd", ".bat"] as const;

/** How the names of programs end that a system starts; only Windows adds an ending to a name without one. */
export function programEndings(system = process.platform): readonly string[] {
  return system === "win32" ? [".exe"] : [""];
}

/** Where a program is looked for. */
export interface ProgramSearch {
  /** The value of PATH. Relative entries are those of the folder that this process is in. */
  readonly path: string;
  /** A folder whose programs are skipped on `path`: whoever wrote what is planned there would choose what runs. */
  readonly planned?: string;
  /** The endings that are added to a name that has none of them. @default those of this system's programs */
  readonly endings?: readonly string[];
}

/** The absolute path of a program: the file that is named, or the first of that name on `path`. */
export function findProgram(name: string, { path, planned, endings = programEndings() }: ProgramSearch) {
  const files = endings.map((ending) => (name.toLowerCase().endsWith(ending) ? name : name + ending));
  if (/[\\/]/.test(name)) return files.map((file) => resolve(file)).find(isExecutable);
  return foldersOf(path)
    .filter((folder) => planned === undefined || !isWithin(folder, planned))
    .flatMap((folder) => files.map((file) => join(folder, file)))
    .find(isExecutable);
}

/** Windows allows quotation marks around an entry, with a semicolon in it for example. */
function foldersOf(path: string): string[] {
  const entries = delimiter === ";" ? (path.match(/(?:"[^"]*"|[^;"])+/g) ?? []) : path.split(delimiter);
  const folders = delimiter === ";" ? entries.map((entry) => entry.replaceAll('"', "")) : entries;
  return folders.filter((folder) => folder !== "").map((folder) => resolve(folder));
}

function isWithin(directory: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(directory));
    return !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
  } catch {
    // What does not exist holds no program.
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
