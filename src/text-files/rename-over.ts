import { renameSync } from "node:fs";

/** What Windows says of a file that another program has open: one that shows it or runs it, an indexer, a virus scanner. */
const IN_USE: readonly (string | undefined)[] = ["EPERM", "EACCES", "EBUSY"];
/** How long a virus scanner may read a new file: so many times, so long a wait. */
const TRIES = 20;
const WAIT_MS = 100;

/** The system that files are renamed on, for tests to answer as Windows does. */
export interface RenamingSystem {
  readonly isWindows: boolean;
  rename(from: string, to: string): void;
  wait(milliseconds: number): void;
}

export const THIS_SYSTEM: RenamingSystem = { isWindows: process.platform === "win32", rename: renameSync, wait: sleep };

/**
 * Gives a file the name of another, which it replaces. On Windows it waits up to two seconds for programs that have one of
 * them open.
 *
 * @throws what the file system says
 */
export function renameOver(from: string, to: string, system = THIS_SYSTEM): void {
  for (let tries = 1; ; tries++) {
    try {
      system.rename(from, to);
      return;
    } catch (error) {
      if (!isInUse(error, system) || tries === TRIES) throw error;
      system.wait(WAIT_MS);
    }
  }
}

/** Whether an error of the file system means that another program may have the file open. */
export function isInUse(error: unknown, { isWindows } = THIS_SYSTEM): boolean {
  return isWindows && IN_USE.includes((error as NodeJS.ErrnoException).code);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
