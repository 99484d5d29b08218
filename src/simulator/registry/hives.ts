import { SimulatorError } from "../errors";

/** The predefined keys StdRegProv knows, by the handle its `hDefKey` carries (winreg.h). */
export const HIVE_NAMES: ReadonlyMap<number, string> = new Map([
  [0x80000000, "HKEY_CLASSES_ROOT"],
  [0x80000001, "HKEY_CURRENT_USER"],
  [0x80000002, "HKEY_LOCAL_MACHINE"],
  [0x80000003, "HKEY_USERS"],
  [0x80000005, "HKEY_CURRENT_CONFIG"],
]);

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  HKCR: "HKEY_CLASSES_ROOT",
  HKCU: "HKEY_CURRENT_USER",
  HKLM: "HKEY_LOCAL_MACHINE",
  HKU: "HKEY_USERS",
  HKCC: "HKEY_CURRENT_CONFIG",
};

const HIVES = new Set(HIVE_NAMES.values());

/**
 * Splits `HKLM\SOFTWARE\…` into the hive's full name and the key names below it.
 * @throws SimulatorError invalid_registry_data when the first part is no hive or a part is empty
 */
export function splitKeyPath(path: string): readonly string[] {
  const [first = "", ...rest] = path.split("\\");
  const upper = first.toUpperCase();
  const hive = ABBREVIATIONS[upper] ?? upper;
  if (HIVES.has(hive) && !rest.includes("")) return [hive, ...rest];
  throw new SimulatorError({
    code: "invalid_registry_data",
    summary: `"${path}" is not a registry key`,
    detail: `Write it as HKLM\\SOFTWARE\\Key, beginning with one of ${Object.keys(ABBREVIATIONS).join(", ")}.`,
    path,
  });
}
