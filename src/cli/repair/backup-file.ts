import { closeSync, fsyncSync, openSync, writeFileSync } from "node:fs";
import type { RegistryBackup } from "../../windows";
import { CliError } from "../cli-error";

/** A name that no other backup has: `rds-licensing-certificates-rdsh1-20261124T153000Z.json`. */
export function backupFileName({ kind, host, time }: RegistryBackup): string {
  const moment = time.replace(/\.\d+/, "").replace(/[-:]/g, "");
  return `rds-licensing-${kind.replace("_", "-")}-${host.replace(/[^\w.-]+/g, "_")}-${moment}.json`;
}

/** Writes a backup that only its owner can read, and waits until it is on the disk. @throws CliError cannot_write */
export function writeBackup(path: string, backup: RegistryBackup): void {
  try {
    // A backup is never overwritten.
    const file = openSync(path, "wx", 0o600);
    try {
      writeFileSync(file, `${JSON.stringify(backup, undefined, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const detail = `Nothing was changed. Name another file with --backup: ${reasonOf(cause)}.`;
    throw new CliError({ code: "cannot_write", summary: `Cannot write the backup ${path}`, detail, path });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : "unknown error";
}
