import { isSameName } from "../registry/find-value";
import type { RepairKind } from "./registry-backup";

/** What a repair may take away and put back; everything else in the registry is out of its reach. */
export interface RepairPlan {
  /** Paths below HKEY_LOCAL_MACHINE. */
  readonly roots: readonly string[];
  /** The only values it is about. Absent: the roots with everything in and below them, the keys included. */
  readonly names?: readonly string[];
}

export const REPAIR_PLANS: { readonly [K in RepairKind]: RepairPlan } = {
  /**
   * The certificates a session host has from its license server
   * (https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-rds-no-license-server). The key
   * `GracePeriod` below this one is not among what may be touched.
   */
  certificates: {
    roots: ["SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM"],
    names: ["Certificate", "X509 Certificate", "X509 Certificate ID", "X509 Certificate2"],
  },
  /**
   * The licenses a client keeps
   * (Microsoft knowledge base 187614, "Remove Terminal Server licenses from an RDP client"), and
   * those of its 32-bit programs: the key is not among those that both kinds share
   * (https://learn.microsoft.com/windows/win32/winprog64/shared-registry-keys).
   */
  client_license: {
    roots: ["SOFTWARE\\Microsoft\\MSLicensing", "SOFTWARE\\WOW6432Node\\Microsoft\\MSLicensing"],
  },
};

/** Whether a repair is about this key: one of its roots, or below one where it takes keys with what is below. */
export function coversKey({ roots, names }: RepairPlan, key: string): boolean {
  const folded = key.toLowerCase();
  return roots.some((root) => {
    const start = root.toLowerCase();
    return folded === start || (names === undefined && folded.startsWith(`${start}\\`));
  });
}

/** Whether it is about a value of this name in such a key. */
export function coversValue({ names }: RepairPlan, name: string): boolean {
  return names === undefined || names.some((covered) => isSameName(covered, name));
}
