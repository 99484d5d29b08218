import { foldLicenseServer, isSameLicenseServer } from "../../licensing";
import type { HostReport, LicenseServerReport } from "../model/report";
import { usedLicenseServers } from "../model/used-license-servers";

/**
 * Each license server once, however many hosts named it: the first answer with its CALs, else the first reason why there is
 * none.
 */
export function askedLicenseServers(answers: readonly LicenseServerReport[]): readonly LicenseServerReport[] {
  const byName = new Map<string, LicenseServerReport>();
  for (const answer of answers) {
    const name = foldLicenseServer(answer.server);
    const known = byName.get(name);
    if (known === undefined || (known.cals === null && answer.cals !== null)) byName.set(name, answer);
  }
  return [...byName.values()];
}

/** The license servers that no session host uses, as far as hosts answered. */
export function unaskedLicenseServers(names: readonly string[], hosts: readonly HostReport[]): readonly string[] {
  const used = usedLicenseServers(hosts);
  return names.filter((name) => !used.some((server) => isSameLicenseServer(server, name)));
}
