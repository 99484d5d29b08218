import type { Rule } from "../rule";
import { aadPerUser } from "./aad-per-user";
import { calsExpired } from "./cals-expired";
import { calsExpiring } from "./cals-expiring";
import { calsOverIssued } from "./cals-over-issued";
import { calsTooOld } from "./cals-too-old";
import { deploymentDisagrees } from "./deployment-disagrees";
import { entraOnlyPerUser } from "./entra-only-per-user";
import { gracePeriod } from "./grace-period";
import { licenseServerNotActivated } from "./license-server-not-activated";
import { licenseServerNotAssessed } from "./license-server-not-assessed";
import { licenseServerServiceStopped } from "./license-server-service-stopped";
import { licenseServerTooOld } from "./license-server-too-old";
import { licenseServerUnreachable } from "./license-server-unreachable";
import { licenseServersFromPolicy } from "./license-servers-from-policy";
import { malformedLicenseServers } from "./malformed-license-servers";
import { modeFromPolicy } from "./mode-from-policy";
import { modeNotConfigured } from "./mode-not-configured";
import { modeUndocumented } from "./mode-undocumented";
import { neverContactedLicenseServer } from "./never-contacted-license-server";
import { noCalsAvailable } from "./no-cals-available";
import { noLicenseServers } from "./no-license-servers";
import { noMatchingCals } from "./no-matching-cals";
import { notInSecurityGroup } from "./not-in-security-group";
import { perUserInWorkgroup } from "./per-user-in-workgroup";
import { perUserNotTracked } from "./per-user-not-tracked";
import { roleNotActive } from "./role-not-active";
import { serviceStopped } from "./service-stopped";
import { settingWrongType } from "./setting-wrong-type";
import { settingsNotInUse } from "./settings-not-in-use";
import { strayLicenseServers } from "./stray-license-servers";
import { usersWithoutCal } from "./users-without-cal";

/** Every rule: the host itself, its settings, its way to the license servers, what those hold, traces of mistakes. */
export const RULES: readonly Rule[] = [
  roleNotActive,
  serviceStopped,
  modeNotConfigured,
  modeUndocumented,
  aadPerUser,
  modeFromPolicy,
  noLicenseServers,
  licenseServersFromPolicy,
  settingWrongType,
  settingsNotInUse,
  deploymentDisagrees,
  gracePeriod,
  perUserInWorkgroup,
  entraOnlyPerUser,
  licenseServerUnreachable,
  licenseServerTooOld,
  notInSecurityGroup,
  licenseServerNotAssessed,
  licenseServerServiceStopped,
  licenseServerNotActivated,
  noMatchingCals,
  calsExpired,
  calsTooOld,
  noCalsAvailable,
  calsOverIssued,
  usersWithoutCal,
  calsExpiring,
  perUserNotTracked,
  neverContactedLicenseServer,
  strayLicenseServers,
  malformedLicenseServers,
];
