/**
 * How settings are written: by Windows' own WMI setters, which take effect at once; in the registry, which takes a
 * restart of the host; or the former wherever it can be.
 */
export const WRITE_METHODS = ["auto", "wmi", "registry"] as const;
export type WriteMethod = (typeof WRITE_METHODS)[number];

/** Whether settings of a scope can be written so: Windows has setters for a host's own, none for Group Policy's. */
export function canWrite(method: unknown, scope: unknown): boolean {
  return method !== "wmi" || scope !== "policy";
}
