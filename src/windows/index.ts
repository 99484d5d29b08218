/**
 * Licensing of Windows session hosts over WS-Management: the registry values it is kept in, read raw, compared, changed
 * and put back.
 *
 * @packageDocumentation
 */
/** How people name hosts, for whoever connects to them. */
export { type InvalidHost, isProblem, type MisplacedPart, parseSessionHost, type SessionHost } from "../licensing";
export type { ObservedHost } from "./channel/host-channel";
export { deploymentForDiagnosis } from "./deployment/deployment-for-diagnosis";
export type { DeploymentMember } from "./deployment/deployment-members";
export { type Deployment, readDeployment } from "./deployment/read-deployment";
export { type ObservationOptions, observeSessionHost } from "./diagnosis/observe-session-host";
export { hostLimitMs, type TooSlow, withinHostLimit } from "./diagnosis/within-host-limit";
export type { HostErrorCode } from "./errors/error-meanings";
export { HostError } from "./errors/host-error";
export { hostWithoutAnswer } from "./errors/no-answer";
export {
  connectionOptions,
  connectToService,
  HostConnection,
  HostConnections,
  type ServiceConnection,
} from "./host-connection";
export { describeSettings, HostInspection } from "./inspect/host-inspection";
export type { ServiceLimits } from "./inspect/service-limits";
export { type LicenseServerReading, readLicenseServer } from "./license-server/read-license-server";
export type { Registry } from "./registry/registry";
export type { RegistryType, RegistryValue } from "./registry/registry-value";
export { isBackupProblem, parseBackup } from "./repair/parse-backup";
export { readForRepair } from "./repair/read-for-repair";
export { BACKUP_VERSION, type RegistryBackup, type RepairKind, type SavedKey } from "./repair/registry-backup";
export { removeSaved } from "./repair/remove-saved";
export { REPAIR_PLANS } from "./repair/repair-plan";
export { restoreSaved } from "./repair/restore-saved";
export type { EffectiveSettings, WindowsAnswer } from "./settings/effective-settings";
export { describeHeldSettings, type HeldSettings, parseHeldSettings } from "./settings/held-settings";
export type { LicensingReading, ReadingBeforeChange } from "./settings/read-settings";
export type { LicensingChange, Reconciliation } from "./settings/reconcile";
export { LICENSING_SCOPES } from "./settings/scopes";
export { SessionHostLicensing } from "./settings/session-host-licensing";
export {
  clearedSettings,
  configurationOf,
  describeStoredSettings,
  isReached,
  type MistypedValue,
  type StoredSettings,
  storedSettingsOf,
} from "./settings/stored-settings";
export type { StoredValue } from "./settings/stored-value";
export { hasSetter } from "./settings/wmi-writer";
export { askConnectivity } from "./terminal-service/ask-connectivity";
export { isClassMissing } from "./wmi/wmi-error";
