import { isSameLicenseServer } from "../../licensing";
import type { HostReport, LicenseServerReport } from "./report";

/** The license servers that hosts use, as far as that is known; each as often as hosts name it. */
export function usedLicenseServers(hosts: readonly HostReport[]): readonly string[] {
  const lists = hosts.flatMap(({ settings }) => settings.filter(({ attribute }) => attribute === "license_servers"));
  return lists.flatMap(({ effective, found }) => effective ?? found ?? []);
}

/** Those of the license servers that were asked which a host uses. */
export function usedBy(host: HostReport, asked: readonly LicenseServerReport[]): readonly LicenseServerReport[] {
  const used = usedLicenseServers([host]);
  return asked.filter(({ server }) => used.some((name) => isSameLicenseServer(name, server)));
}
