import { readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeFolders } from "./make-folders";

/** How long after its last byte a file may still be wanted by the installation that wrote it. */
const WANTED_MS = 10 * 60_000;

/**
 * Where an installation keeps what is not in its place yet, and programs that it replaced while they ran. It is in the
 * mirror, because a rename needs one disk, but outside of the provider's folders: everything in those counts towards the
 * hash in Terraform's lock files.
 */
export class WorkFolder {
  readonly #folder: string;
  readonly #own = new Set<string>();

  constructor(mirror: string) {
    this.#folder = join(mirror, ".rds-licensing");
  }

  /** A path for a new file. */
  path(): string {
    makeFolders(this.#folder);
    const name = `${process.pid}-${this.#own.size}`;
    this.#own.add(name);
    return join(this.#folder, name);
  }

  /** Removes what this installation and earlier ones left, and the folder where nothing is left in it. */
  clear(): void {
    tried(() => {
      for (const name of readdirSync(this.#folder)) tried(() => this.#remove(name));
      rmdirSync(this.#folder);
    });
  }

  #remove(name: string): void {
    const file = join(this.#folder, name);
    if (this.#own.has(name) || Date.now() - statSync(file).mtimeMs > WANTED_MS) rmSync(file);
  }
}

/** Windows does not remove a program that runs: the next installation tries again. */
function tried(act: () => void): void {
  try {
    act();
  } catch {
    // Left to the next installation.
  }
}
