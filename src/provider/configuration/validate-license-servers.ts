import { licenseServerListProblems } from "../../licensing";
import { type Diagnostic, errorDiagnostic, isUnknown } from "../../plugin";
import type { ConfigurationConfig } from "./configuration-schema";

/** Judges the list as far as it is known, each problem on its element. */
export function validateLicenseServers({ license_servers }: ConfigurationConfig): Diagnostic[] {
  if (isUnknown(license_servers)) return [];
  const names = license_servers.map((name) => (isUnknown(name) ? undefined : name));
  return licenseServerListProblems(names).map(({ summary, detail, index }) =>
    errorDiagnostic(summary, detail, index === undefined ? ["license_servers"] : ["license_servers", index]),
  );
}
