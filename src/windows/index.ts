/**
 * Licensing of Windows session hosts over WS-Management: the registry values it is kept in, read raw, compared, changed
 * and put back.
 *
 * @packageDocumentation
 */
export { describeSnapshot } from "./describe-snapshot";
export { HostError, type HostErrorCode } from "./host-error";
export { clearedSnapshot, configurationOf, type LicensingSnapshot, snapshotOf } from "./licensing-snapshot";
export { type ConnectionSettings, SessionHostConnection } from "./session-host-connection";
export { type Reconciliation, SessionHostLicensing } from "./session-host-licensing";
