/**
 * Licensing of Windows session hosts over WS-Management: the registry values it is kept in, read raw, compared, changed
 * and put back.
 *
 * @packageDocumentation
 */
/** How people name hosts, for whoever connects to them. */
export { type InvalidHost, isProblem, type MisplacedPart, parseSessionHost, type SessionHost } from "../licensing";
export { describeSnapshot } from "./describe-snapshot";
export { type ObservationOptions, observeSessionHost } from "./diagnosis/observe-session-host";
export { describeHeldSettings, type HeldSettings, parseHeldSettings } from "./held-settings";
export { HostConnections, type HostsSettings } from "./host-connections";
export { HostError, type HostErrorCode } from "./host-error";
export { type LicenseServerReading, readLicenseServer } from "./license-server/read-license-server";
export { clearedSnapshot, type LicensingSnapshot, type MistypedValue, snapshotOf } from "./licensing-snapshot";
export { hostWithoutAnswer, isNoAnswer } from "./no-answer";
export type { ObservedHost } from "./observed-host";
export type { LicensingReading } from "./read-licensing";
export type { LicensingChange, Reconciliation } from "./reconcile";
export type { Registry } from "./registry/registry";
export { isBackupProblem, parseBackup } from "./repair/parse-backup";
export { readForRepair } from "./repair/read-for-repair";
export { BACKUP_VERSION, type RegistryBackup, type RepairKind, type SavedKey } from "./repair/registry-backup";
export { removeSaved } from "./repair/remove-saved";
export { REPAIR_PLANS } from "./repair/repair-plan";
export { restoreSaved } from "./repair/restore-saved";
export { type ConnectionSettings, SessionHostConnection } from "./session-host-connection";
export { SessionHostLicensing } from "./session-host-licensing";
export { askConnectivity } from "./terminal-service/ask-connectivity";
export type { WindowsView } from "./windows-view";
export { hasSetter } from "./wmi-writer";
