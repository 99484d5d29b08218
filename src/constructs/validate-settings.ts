import type { Construct } from "constructs";
import { canWrite } from "../licensing";
import * as errors from "./errors";
import { validateRedundancy } from "./license-server-redundancy";
import type { HostSettings } from "./licensing-settings";
import { validateChoice, validateLicenseServers, validateMode } from "./validate-props";

/** What {@link validateSettings} returns, and what the Terraform resources are made of. */
export interface ValidSettings extends HostSettings {
  readonly licenseServers: string[];
}

/**
 * @param path what errors name; a warning is added to `construct`
 * @returns the settings with the license servers and the redundancy of their pool in place
 * @throws an error for a value that is known at synth and that the provider would refuse
 */
export function validateSettings(
  construct: Construct,
  settings: HostSettings,
  path = construct.node.path,
): ValidSettings {
  const { licenseServers = settings.licenseServerPool?.serverNames, licenseServerPool } = settings;
  if (licenseServers === undefined) throw errors.licenseServersMissing(path);
  if (settings.licenseServers !== undefined && licenseServerPool !== undefined) throw errors.licenseServersTwice(path);
  validateMode(path, settings.mode);
  validateLicenseServers(path, licenseServers);
  validateRedundancy(construct, settings.redundancy, licenseServers, path);
  validateChoice(path, "settingsScope", settings.settingsScope);
  validateChoice(path, "onPolicyOverride", settings.onPolicyOverride);
  validateChoice(path, "writeMethod", settings.writeMethod);
  validateChoice(path, "onDestroy", settings.onDestroy);
  if (!canWrite(settings.writeMethod?.value, settings.settingsScope?.value)) throw errors.policyByWmi(path);
  return { ...settings, licenseServers, redundancy: settings.redundancy ?? licenseServerPool?.redundancy };
}
