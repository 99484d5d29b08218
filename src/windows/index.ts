/**
 * Licensing of Windows session hosts over WS-Management: the registry values it is kept in, read raw, compared, changed
 * and put back.
 *
 * @packageDocumentation
 */
export { describeSnapshot } from "./describe-snapshot";
export { HostError, type HostErrorCode } from "./host-error";
export { clearedSnapshot, type LicensingSnapshot, snapshotOf } from "./licensing-snapshot";
export type { LicensingReading } from "./read-licensing";
export type { LicensingChange, Reconciliation } from "./reconcile";
export { type ConnectionSettings, SessionHostConnection } from "./session-host-connection";
export { SessionHostLicensing } from "./session-host-licensing";
export { askConnectivity } from "./terminal-service/ask-connectivity";
export type { WindowsView } from "./windows-view";
