import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ReleaseError } from "./options";

/** What a release says of itself, in its file `release.json`. */
export interface ReleaseNote {
  readonly version: string;
  /** Made with `--trial`: not to be published. */
  readonly isTrial: boolean;
  readonly systems: readonly string[];
  /** Whether there is a signature of the checksums. */
  readonly isSigned: boolean;
  /** Of which systems the programs were signed. */
  readonly signedPrograms: readonly string[];
}

const NOTE = "release.json";

/**
 * The folder of a release. It is made under another name and gets its own when all of it is there, so that a run that is
 * ended on the way leaves nothing that looks like a release.
 */
export class ReleaseFolder {
  readonly #part: string;

  private constructor(readonly directory: string) {
    this.#part = `${directory}.part-${process.pid}`;
  }

  /** @throws ReleaseError where a release of another version, or anything else, is in the folder */
  static open(directory: string, version: string): ReleaseFolder {
    refuseOther(directory, version);
    const folder = new ReleaseFolder(directory);
    removeLeft(directory);
    mkdirSync(folder.#part, { recursive: true });
    return folder;
  }

  /** The path of a file or folder, while the release is made. */
  path(...names: string[]): string {
    return join(this.#part, ...names);
  }

  /** Gives the folder its name; a release of the same version that had it is removed. */
  finish(note: ReleaseNote): void {
    writeFileSync(this.path(NOTE), `${JSON.stringify(note, null, 2)}\n`);
    refuseOther(this.directory, note.version);
    const old = `${this.#part}-old`;
    if (existsSync(this.directory)) renameSync(this.directory, old);
    renameSync(this.#part, this.directory);
    rmSync(old, { recursive: true, force: true });
  }

  /** Leaves nothing of a release that was not finished. */
  remove(): void {
    rmSync(this.#part, { recursive: true, force: true });
  }
}

function refuseOther(directory: string, version: string): void {
  const there = statSync(directory, { throwIfNoEntry: false });
  if (there === undefined || (there.isDirectory() && readdirSync(directory).length === 0)) return;
  const other = versionIn(directory);
  if (other === version) return;
  const what = other === undefined ? "something that is no release" : `the release ${other}`;
  throw new ReleaseError(`${directory} has ${what}. Move it away, or name another folder with --out-dir.`);
}

function versionIn(directory: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, NOTE), "utf8")).version;
  } catch {
    return undefined;
  }
}

/** What runs left that were ended on the way. */
function removeLeft(directory: string): void {
  const above = dirname(directory);
  if (!existsSync(above)) return;
  const prefix = `${basename(directory)}.part-`;
  for (const name of readdirSync(above).filter((entry) => entry.startsWith(prefix))) {
    const owner = /^\d+/.exec(name.slice(prefix.length))?.[0];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(above, name), { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
