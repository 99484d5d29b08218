import { quoted } from "../../harmless-text";
import type { Problem } from "../../licensing";
import { isRegistryType, type RegistryType } from "../registry/registry-value";
import {
  BACKUP_VERSION,
  type NamedValue,
  type RegistryBackup,
  type RepairKind,
  type SavedKey,
} from "./registry-backup";
import { coversKey, coversValue, REPAIR_PLANS, type RepairPlan } from "./repair-plan";

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * Reads the JSON of a backup of one kind of repair. Whatever the file says, only what that repair takes away can be put
 * back by it.
 */
export function parseBackup(json: unknown, kind: RepairKind): RegistryBackup | Problem {
  if (!isObject(json)) return invalid("It is not a JSON object.");
  if (json.version !== BACKUP_VERSION) return invalid(`Its version is not ${BACKUP_VERSION}.`);
  if (json.kind !== kind) return invalid(`It is not of the kind "${kind}".`);
  // Both are shown, so neither may steer a terminal.
  if (typeof json.host !== "string" || !/^[^\p{C}\s]+$/u.test(json.host)) return invalid("It names no host.");
  if (typeof json.time !== "string" || !TIME.test(json.time)) return invalid("It does not say when it was made.");
  if (!Array.isArray(json.keys)) return invalid("Its keys are missing.");
  const keys: SavedKey[] = [];
  for (const entry of json.keys) {
    const key = savedKey(entry, REPAIR_PLANS[kind]);
    if (typeof key === "string") return invalid(key);
    keys.push(key);
  }
  return { version: BACKUP_VERSION, kind, host: json.host, time: json.time, keys };
}

export function isBackupProblem(result: RegistryBackup | Problem): result is Problem {
  return "code" in result;
}

/** The key, or what is wrong with it. */
function savedKey(entry: unknown, plan: RepairPlan): SavedKey | string {
  if (!isObject(entry) || typeof entry.key !== "string" || !Array.isArray(entry.values)) return "A key is incomplete.";
  const { key } = entry;
  if (!coversKey(plan, key) || /\p{Cc}|\\\\|\\$/u.test(key)) {
    return `The key ${shown(key)} is not one that this repair removes.`;
  }
  const values: NamedValue[] = [];
  for (const value of entry.values) {
    const named = namedValue(value);
    if (named === undefined) return `A value of ${shown(key)} is not complete, or its data is not of its type.`;
    if (!coversValue(plan, named.name)) return `The value ${shown(named.name)} is not one that this repair removes.`;
    values.push(named);
  }
  return { key, values };
}

function namedValue(entry: unknown): NamedValue | undefined {
  if (!isObject(entry) || typeof entry.name !== "string" || !isObject(entry.value)) return undefined;
  const { type, data } = entry.value;
  if (typeof type !== "string" || !isRegistryType(type as RegistryType)) return undefined;
  if (!DATA_CHECKS[type as RegistryType](data)) return undefined;
  return { name: entry.name, value: { type, data } as NamedValue["value"] };
}

const isText = (data: unknown): boolean => typeof data === "string" && !data.includes("\0");
const isWithin = (data: unknown, greatest: number): boolean =>
  Number.isInteger(data) && (data as number) >= 0 && (data as number) <= greatest;

const DATA_CHECKS: { readonly [T in RegistryType]: (data: unknown) => boolean } = {
  REG_SZ: isText,
  REG_EXPAND_SZ: isText,
  REG_BINARY: (data) => Array.isArray(data) && data.every((byte) => isWithin(byte, 0xff)),
  REG_DWORD: (data) => isWithin(data, 0xffff_ffff),
  REG_MULTI_SZ: (data) => Array.isArray(data) && data.every((entry) => isText(entry) && entry !== ""),
  REG_QWORD: (data) => typeof data === "string" && /^\d{1,20}$/.test(data) && BigInt(data) < 2n ** 64n,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(text: string): string {
  return quoted(text, 120);
}

function invalid(why: string): Problem {
  return {
    code: "invalid_backup",
    summary: "Not a backup of this repair",
    detail: `${why} Use the file that the repair wrote, unchanged.`,
  };
}
