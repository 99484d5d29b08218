import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ArchivedFile, sha256 } from "./archive";
import { ReleaseError, type ReleaseOptions } from "./options";
import { run } from "./run";
import type { System } from "./system";

/** A program of a release, and what has to go with it. */
export interface Program {
  readonly system: System;
  readonly content: Uint8Array;
  /** The licenses: this project's, and those of everything in the program. */
  readonly notices: readonly ArchivedFile[];
}

/** Builds the library, the script and the programs of the sources, or takes programs that are built. */
export function buildPrograms(root: string, folder: string, { systems, programs }: ReleaseOptions): void {
  if (programs === undefined) {
    run(process.execPath, [join(root, "tools/build/main.mjs")]);
    run(process.execPath, [
      join(root, "tools/standalone/main.mjs"),
      ...systems.map(({ name }) => name),
      "--out-dir",
      folder,
    ]);
    return;
  }
  for (const { name, program } of systems) {
    const built = join(programs, name);
    if (statSync(join(built, program), { throwIfNoEntry: false }) === undefined) {
      throw new ReleaseError(`${built} has no program. Build it: npm run build:standalone -- ${name}.`);
    }
    cpSync(built, join(folder, name), { recursive: true });
  }
}

/**
 * Signs the programs of the systems that there is a command for, before anything is made of them.
 *
 * @returns the names of the systems whose programs are signed
 * @throws ReleaseError where a command fails, or does nothing
 */
export function signPrograms(folder: string, { systems, signers }: ReleaseOptions): string[] {
  return systems.flatMap(({ name: system, os, program: file }) => {
    const command = Object.entries(signers).find(([name]) => name === os)?.[1];
    if (command === undefined) return [];
    const program = join(folder, system, file);
    const before = sha256(readFileSync(program));
    const { status, signal } = spawnSync("/bin/sh", ["-c", `${command} "$1"`, "sh", program], { stdio: "inherit" });
    if (status !== 0) {
      throw new ReleaseError(`The command that signs ${system} failed (${signal ?? `exit code ${status}`}).`);
    }
    if (sha256(readFileSync(program)) !== before) return [system];
    throw new ReleaseError(
      `The command that signs ${system} changed nothing in ${program}: it has to sign the file whose path is its last argument.`,
    );
  });
}

export function readProgram(root: string, folder: string, system: System): Program {
  const own = join(folder, system.name);
  const notice = (from: string, name: string) => ({ name, content: readFileSync(join(from, name)) });
  const notices = [notice(root, "LICENSE"), notice(root, "NOTICE"), notice(own, "THIRD-PARTY.txt")];
  return { system, content: readFileSync(join(own, system.program)), notices };
}
