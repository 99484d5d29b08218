import { harmless } from "../../harmless-text";
import {
  BACKUP_VERSION,
  HostConnections,
  isBackupProblem,
  parseBackup,
  REPAIR_PLANS,
  type Registry,
  type RegistryBackup,
  type RepairKind,
  readForRepair,
  removeSaved,
  restoreSaved,
  type SavedKey,
} from "../../windows";
import { ABOUT } from "../about";
import { CliError } from "../cli-error";
import { confirm } from "../confirm";
import { type ConnectionOptions, connectionSettings } from "../connection-options";
import { optionAdvised } from "../option-advice";
import { hostNamed } from "../read-hosts";
import { onEndingSignal } from "../run-to-end";
import { shellArgument } from "../shell-words";
import { readJson } from "../text-file";
import { backupFileName, writeBackup } from "./backup-file";

export interface RepairOptions extends ConnectionOptions {
  readonly backup?: string;
  readonly restore?: string;
  readonly yes?: boolean;
}

/** One of the repairs, for people. */
export interface Procedure {
  readonly kind: RepairKind;
  readonly description: string;
  /** What to do then, in lines. */
  readonly afterwards: readonly string[];
}

/** A repair of one machine, under way. */
interface Run extends Procedure {
  readonly host: string;
  readonly registry: Registry;
  readonly options: RepairOptions;
}

/** Repairs a machine, or undoes a repair, and asks before it changes anything. */
export async function runRepair(procedure: Procedure, host: string, options: RepairOptions): Promise<void> {
  const machine = hostNamed({ name: host });
  const connections = new HostConnections(await connectionSettings(options));
  const ending = new AbortController();
  const stopListening = onEndingSignal(() => ending.abort());
  try {
    const registry = connections.to(machine).channel.registry(ending.signal);
    const run: Run = { ...procedure, host, registry, options };
    await (options.restore === undefined ? carryOut(run) : undo(run, options.restore));
  } catch (cause) {
    throw optionAdvised(cause);
  } finally {
    stopListening();
    connections.close();
  }
}

async function carryOut({ kind, host, registry, options, afterwards }: Run): Promise<void> {
  const plan = REPAIR_PLANS[kind];
  const keys = await readForRepair(host, registry, plan);
  if (keys.length === 0) {
    say(`${host} holds nothing of this kind, so there is nothing to delete.`);
    return;
  }
  say(`To be deleted on ${host}:`, ...listed(keys, plan.names === undefined));
  if (options.yes !== true) await confirm("Save a backup and delete this?");
  const backup: RegistryBackup = { version: BACKUP_VERSION, kind, host, time: new Date().toISOString(), keys };
  const path = options.backup ?? backupFileName(backup);
  writeBackup(path, backup);
  const repair = `${ABOUT.started} repair ${kind.replace("_", "-")}`;
  const restore = `${repair} ${shellArgument(host)} --restore ${shellArgument(path)}`;
  say(`Backup: ${path}`);
  try {
    await removeSaved(host, registry, { plan, keys });
  } catch (cause) {
    throw halfDone(cause, restore);
  }
  say("Deleted.", "", ...afterwards, `To undo this: ${restore}`);
}

async function undo({ kind, host, registry, options }: Run, path: string): Promise<void> {
  const backup = parseBackup(readJson(path), kind);
  if (isBackupProblem(backup)) {
    const { summary, detail } = backup;
    throw new CliError({ code: "invalid_backup", summary: `${path}: ${summary}`, detail, path });
  }
  if (backup.host.toLowerCase() !== host.toLowerCase()) {
    const detail = "Nothing was changed. Name the machine as it was named for the backup.";
    throw new CliError({
      code: "invalid_backup",
      summary: `${path} is a backup of ${backup.host}, not of ${host}`,
      detail,
      path,
    });
  }
  say(`To be restored on ${host}, as it was at ${backup.time}:`, ...listed(backup.keys, false));
  if (options.yes !== true) await confirm("Restore this?");
  await restoreSaved(host, registry, backup.keys);
  say("Restored.");
}

function listed(keys: readonly SavedKey[], withKeys: boolean): string[] {
  return keys.flatMap(({ key, values }) => [
    `  HKLM\\${harmless(key)}${withKeys ? " (and the key)" : ""}`,
    ...values.map(({ name, value }) => `    "${harmless(name)}" (${value.type})`),
  ]);
}

function halfDone(cause: unknown, restore: string): CliError {
  const reason = cause instanceof Error ? cause.message : "Unknown error.";
  const detail = `${reason} Run it again, or undo it with: ${restore}`;
  return new CliError({ code: "half_done", summary: "The repair stopped half-way", detail });
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
