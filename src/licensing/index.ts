/**
 * The domain of RDS session host licensing, pure: modes, license servers, host names, and what counts as a difference.
 * No I/O; every rule is shared by the constructs (at synth), the provider (at plan) and the tools.
 *
 * @packageDocumentation
 */
export { type DesiredConfiguration, differences, inKnownSpelling, type LicensingConfiguration } from "./configuration";
export { type ConnectivityStatus, type ConnectivityVerdict, connectivityStatus } from "./connectivity";
export type { Diagnosis } from "./diagnosis/diagnosis";
export type { Finding, Severity } from "./diagnosis/finding";
export type { LicenseServerFacts } from "./diagnosis/license-server-facts";
export type { Rule } from "./diagnosis/rule";
export type { ConnectivityFact, SessionHostFacts, SettingFacts, StrayValue } from "./diagnosis/session-host-facts";
export { type Fact, known, unknown } from "./fact";
export { isSameLicenseServer, licenseServerProblem } from "./license-server";
export {
  ACTIVATION_STATUSES,
  type ActivationStatus,
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
export type { Problem } from "./problem";
export { isProblem, parseSessionHost, type SessionHost } from "./session-host";
export type { SettingSource } from "./setting-source";
export { releaseOfCal, type WindowsRelease, windowsRelease } from "./windows-release";
