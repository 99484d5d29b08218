import { HIVE_NAMES } from "../registry/hives";
import { RETURN_CODES } from "./return-codes";

/** The two parameters every StdRegProv method has. */
export const KEY_SHAPE = { hDefKey: "uint32", sSubKeyName: "string" } as const;

const LOCAL_MACHINE = 0x80000002;

/**
 * The key a request names as a registry path, or the return code that says why it names none. A handle left out means
 * HKEY_LOCAL_MACHINE, a name left out or empty the hive itself.
 */
export function keyPath(input: {
  readonly hDefKey: number | null;
  readonly sSubKeyName: string | null;
}): string | number {
  const hive = HIVE_NAMES.get(input.hDefKey ?? LOCAL_MACHINE);
  if (hive === undefined) return RETURN_CODES.invalidHandle;
  const name = (input.sSubKeyName ?? "").replace(/\\$/, "");
  if (name === "") return hive;
  return name.split("\\").includes("") ? RETURN_CODES.fileNotFound : `${hive}\\${name}`;
}
