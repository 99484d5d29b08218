import { foldLicenseServer } from "../../licensing";
import type { LicenseServerReport } from "../model/report";

/**
 * Each license server once, however many hosts asked it: the first answer that tells its CALs, else the first that tells
 * why it does not.
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
