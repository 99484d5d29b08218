import { canWrite, licenseServerListProblems, redundancyProblems } from "../../licensing";
import { type Diagnostic, errorDiagnostic, isUnknown, type Unknown, warningDiagnostic } from "../../plugin";
import type { ConfigurationConfig } from "./configuration-schema";

/** Judges across attributes, as far as they are known. Terraform asks again when more is. */
export function validateConfiguration(config: ConfigurationConfig): Diagnostic[] {
  return [...validateLicenseServers(config), ...validateRedundancy(config), ...validateWriteMethod(config)];
}

/** Each problem on its element. */
function validateLicenseServers({ license_servers }: ConfigurationConfig): Diagnostic[] {
  if (isUnknown(license_servers)) return [];
  const names = license_servers.map((name) => (isUnknown(name) ? undefined : name));
  return licenseServerListProblems(names).map(({ summary, detail, index }) =>
    errorDiagnostic(summary, detail, index === undefined ? ["license_servers"] : ["license_servers", index]),
  );
}

const ATTRIBUTES = { minimumServers: "minimum_servers", minimumReachable: "minimum_reachable" } as const;

function validateRedundancy({ license_servers, redundancy }: ConfigurationConfig): Diagnostic[] {
  if (redundancy === null || isUnknown(redundancy) || isUnknown(license_servers)) return [];
  const { minimum_servers, minimum_reachable, on_violation } = redundancy;
  if (isUnknown(on_violation)) return [];
  const minimums = { minimumServers: known(minimum_servers), minimumReachable: known(minimum_reachable) };
  const diagnostic = on_violation === "warn" ? warningDiagnostic : errorDiagnostic;
  return redundancyProblems(minimums, license_servers.length).map(({ setting, problem }) =>
    diagnostic(problem.summary, problem.detail, ["redundancy", ATTRIBUTES[setting]]),
  );
}

function known(value: number | Unknown | null): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function validateWriteMethod({ scope, write_method }: ConfigurationConfig): Diagnostic[] {
  if (canWrite(write_method, scope)) return [];
  const detail =
    'Windows has no setter for the values of Group Policy. With scope = "policy", use write_method "registry" or "auto".';
  return [errorDiagnostic("The write method and the scope do not go together", detail, ["write_method"])];
}
