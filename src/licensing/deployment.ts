import { type Answer, unknown } from "./answer";
import type { LicensingMode } from "./mode";

/** The roles that a server can have in a Remote Desktop deployment. */
export const DEPLOYMENT_ROLES = [
  "session_host",
  "license_server",
  "connection_broker",
  "gateway",
  "web_access",
  "virtualization_host",
] as const;
/** One of {@link DEPLOYMENT_ROLES}. */
export type DeploymentRole = (typeof DEPLOYMENT_ROLES)[number];

/** The licensing settings that a Remote Desktop deployment has for all its session hosts. */
export interface DeploymentLicensing {
  /** Whether they apply to its session hosts; where not, each has settings of its own and Windows ignores the others. */
  readonly usesCentralSettings: Answer<boolean>;
  readonly mode: Answer<LicensingMode>;
  /** In their order; empty where there are none. */
  readonly licenseServers: Answer<readonly string[]>;
}

/** The settings of a deployment of which nothing is known. @param reason one sentence, for a person */
export function unknownDeploymentLicensing(reason: string): DeploymentLicensing {
  const why = unknown(reason);
  return { usesCentralSettings: why, mode: why, licenseServers: why };
}
