import { hiveNames } from "../registry/hives";
import { returnCodes } from "./return-codes";

/** The two parameters every StdRegProv method has. */
export const keyShape = { hDefKey: "uint32", sSubKeyName: "string" } as const;

const localMachine = 0x80000002;

/**
 * The key a request names as a registry path, or the return code that says why it names none. A handle left out means
 * HKEY_LOCAL_MACHINE, a name left out or empty the hive itself.
 */
export function keyPath(input: {
  readonly hDefKey: number | null;
  readonly sSubKeyName: string | null;
}): string | number {
  const hive = hiveNames.get(input.hDefKey ?? localMachine);
  if (hive === undefined) return returnCodes.invalidHandle;
  const name = (input.sSubKeyName ?? "").replace(/\\$/, "");
  if (name === "") return hive;
  return name.split("\\").includes("") ? returnCodes.fileNotFound : `${hive}\\${name}`;
}
