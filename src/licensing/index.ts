/**
 * The domain of RDS session host licensing, pure: modes, license servers, host names, and what counts as a difference.
 * No I/O; every rule is shared by the constructs (at synth), the provider (at plan) and the tools.
 *
 * @packageDocumentation
 */
export { type BoughtPack, CAL_EXPIRY_WARNING_DAYS, type CalTotal, calTotals, isBoughtPack } from "./cal-totals";
export { type DesiredConfiguration, differences, inKnownSpelling, type LicensingConfiguration } from "./configuration";
export {
  type ConnectivityAnswer,
  type ConnectivityStatus,
  type ConnectivityVerdict,
  connectivityStatus,
} from "./connectivity";
export { diagnose } from "./diagnosis/diagnose";
export type { Diagnosis } from "./diagnosis/diagnosis";
export { type Finding, SEVERITIES, type Severity } from "./diagnosis/finding";
export type { LicenseServerAnswers } from "./diagnosis/license-server-answers";
export type { DiagnosisOptions, Rule } from "./diagnosis/rule";
export { RULES } from "./diagnosis/rules";
export type {
  ServerConnectivity,
  DiagnosisInput,
  SettingAnswers,
  StrayValue,
  WrongTypeValue,
} from "./diagnosis/diagnosis-input";
export { type EffectiveLicensing, type PolicyOverride, policyOverrides } from "./effective-licensing";
export { type Answer, known, mapAnswer, unknown } from "./answer";
export { foldLicenseServer, isSameLicenseServer, licenseServerProblem } from "./license-server";
export {
  ACTIVATION_STATUSES,
  type ActivationStatus,
  type CalCount,
  KEY_PACK_TYPES,
  type KeyPack,
  type KeyPackType,
  LICENSE_SERVER_ROLES,
  type LicenseServerRole,
} from "./license-server-inventory";
export { isSameLicenseServerList, licenseServerListProblems } from "./license-server-list";
export {
  CONFIGURABLE_MODES,
  type ConfigurableMode,
  describeMode,
  type LicensingMode,
  modeFromNumber,
  modeProblem,
  numberFromMode,
} from "./mode";
export { ON_DESTROY, type OnDestroy } from "./on-destroy";
export { ON_POLICY_OVERRIDE, type OnPolicyOverride } from "./on-policy-override";
export {
  formatPolicyLicenseServers,
  parsePolicyLicenseServers,
  policyEntries,
  withoutEmptyEntries,
} from "./policy-license-servers";
export type { Problem } from "./problem";
export { judgeReachability, type Reachability } from "./reachability";
export { ON_VIOLATION, type OnViolation, type Redundancy, redundancyProblems } from "./redundancy";
export { SCOPES, type Scope } from "./scope";
export {
  type InvalidHost,
  isProblem,
  type MisplacedPart,
  parseSessionHost,
  type SessionHost,
} from "./session-host";
export type { SettingSource } from "./setting-source";
export { calsCover, releaseOfCal, type WindowsRelease, windowsRelease } from "./windows-release";
export { canWrite, WRITE_METHODS, type WriteMethod } from "./write-method";
