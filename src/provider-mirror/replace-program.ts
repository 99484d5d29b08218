import { existsSync, renameSync } from "node:fs";

/** What Windows says of a program that runs, or that a virus scanner reads. */
const IN_USE: readonly (string | undefined)[] = ["EPERM", "EACCES", "EBUSY"];
/** How long a virus scanner may read a new program: so many times, so long a wait. */
const TRIES = 20;
const WAIT_MS = 100;

/** The system that {@link replaceProgram} runs on, for tests to answer as Windows does. */
export interface RenamingSystem {
  readonly isWindows: boolean;
  rename(from: string, to: string): void;
  wait(milliseconds: number): void;
}

const THIS_SYSTEM: RenamingSystem = { isWindows: process.platform === "win32", rename: renameSync, wait: sleep };

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
    if (!system.isWindows || !isInUse(error)) throw error;
  }
  const hasOld = existsSync(target);
  if (hasOld) patiently(() => system.rename(target, aside), system);
  try {
    patiently(() => system.rename(by, target), system);
  } catch (error) {
    if (hasOld) system.rename(aside, target);
    throw error;
  }
}

function patiently(act: () => void, system: RenamingSystem): void {
  for (let tries = 1; ; tries++) {
    try {
      act();
      return;
    } catch (error) {
      if (!isInUse(error) || tries === TRIES) throw error;
      system.wait(WAIT_MS);
    }
  }
}

function isInUse(error: unknown): boolean {
  return IN_USE.includes((error as NodeJS.ErrnoException).code);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
