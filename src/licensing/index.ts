/**
 * The domain of RDS session host licensing, pure: modes, license servers, host names, what counts as a difference, and
 * the diagnosis of a session host. No I/O; the constructs (at synth), the provider (at plan) and the tools share it.
 *
 * @packageDocumentation
 */

/** What a host says: a value, or the reason why it is not known. */
export { type Answer, known, knownOrNull, mapAnswer, unknown } from "./answer";
/** The CALs of a license server, added up. */
export { CAL_EXPIRY_WARNING_DAYS, type CalTotal, calTotals } from "./cal-totals";
/** The values of attributes that are a choice. */
export {
  canWrite,
  ON_DESTROY,
  ON_POLICY_OVERRIDE,
  ON_VIOLATION,
  type OnDestroy,
  type OnPolicyOverride,
  type OnViolation,
  SCOPES,
  type Scope,
  type SettingSource,
  WRITE_METHODS,
  type WriteMethod,
} from "./choices";
/** What a host's settings say, and where that differs from what is wanted. */
export { type DesiredConfiguration, differences, inKnownSpelling, type LicensingConfiguration } from "./configuration";
/** How a session host sees its license servers, and whether enough of them can be used. */
export {
  type ConnectivityAnswer,
  type ConnectivityStatus,
  type ConnectivityVerdict,
  connectivityStatus,
  judgeReachability,
  type Reachability,
  type ServerConnectivity,
} from "./connectivity";
/** What a Remote Desktop deployment is, and the licensing settings it has for its session hosts. */
export {
  DEPLOYMENT_ROLES,
  type DeploymentLicensing,
  type DeploymentRole,
  unknownDeploymentLicensing,
} from "./deployment";
/** A session host, judged. */
export { ASSESSING_CODES, type Diagnosis, diagnose, whyNotHealthy } from "./diagnosis/diagnose";
/** What it is judged by. */
export type {
  DiagnosisInput,
  LicenseServerAnswers,
  SettingAnswers,
  StrayValue,
  WrongTypeValue,
} from "./diagnosis/diagnosis-input";
/** What is found. */
export { type Finding, SEVERITIES, type Severity } from "./diagnosis/finding";
/** What is looked for: every rule with its question and what to do. */
export type { DiagnosisOptions, Rule } from "./diagnosis/rule";
export { RULES } from "./diagnosis/rules";
/** What Windows uses, and where Group Policy overrides what is wanted. */
export { type EffectiveLicensing, type PolicyOverride, policyOverrides } from "./effective-licensing";
/** How long to wait for health. */
export {
  DEFAULT_HEALTH_GATE_TIMEOUT,
  healthGateTimeoutProblem,
  LONGEST_HEALTH_GATE_TIMEOUT_MS,
  parseHealthGateTimeout,
} from "./health-gate-timeout";
/** Hosts as people name them. */
export {
  formatHost,
  type InvalidHost,
  isProblem,
  isSameHost,
  type MisplacedPart,
  parseSessionHost,
  type SessionHost,
} from "./host-name";
/** What a license server says of itself, and the numbers Windows has for it. */
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
/** License servers: their names, lists of them, and the text that Group Policy keeps a list in. */
export {
  foldLicenseServer,
  formatPolicyLicenseServers,
  isSameLicenseServer,
  isSameLicenseServerList,
  licenseServerListProblems,
  parsePolicyLicenseServers,
  policyEntries,
  withoutEmptyEntries,
} from "./license-servers";
/** The licensing mode: its name, the number that Windows stores, and what messages call it. */
export {
  CONFIGURABLE_MODES,
  type ConfigurableMode,
  describeMode,
  type LicensingMode,
  modeFromNumber,
  modeProblem,
  numberFromMode,
} from "./mode";
/** What is wrong with a value that a person wrote. */
export type { Problem } from "./problem";
/** How many license servers are wanted. */
export { type Redundancy, redundancyProblems } from "./redundancy";
/** Versions of Windows by their build number. */
export { type WindowsRelease, windowsRelease } from "./windows-release";
