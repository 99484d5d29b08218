/**
 * A WS-Management client for CIM calls over WinRM. The messages themselves, for servers and tests, are an entry of their
 * own: `wsman/codecs`.
 *
 * @packageDocumentation
 */

// The client and its options. A `SharedLogon` keeps many clients from locking one account out.

export { type LogonAnswer, SharedLogon } from "./auth/shared-logon";
export { WsmanClient } from "./client";
export type { ObservedExchange, WsmanClientOptions, WsmanCredentials } from "./exchange/client-options";
export type { WsmanStatistics } from "./exchange/connection";
export { DEFAULT_LIMITS, type WsmanLimits, type XmlLimits } from "./limits";
export type { Timing } from "./retry/timing";
export type { TlsIdentity, TlsSettings } from "./transport/transport-settings";

// What to ask: a class, an instance or a method, with typed values.

export { type CimMethod, type CimScalarType, type CimShape, type CimType, defineMethod } from "./cim";
export type { Selectors } from "./envelope";
export type { OperationOptions } from "./exchange/exchange";
export type { EnumerateOptions } from "./operations/enumerate";
export { resource, type WsmanResource } from "./resource";
export { Stop, type StopSignal } from "./signals";

// What comes back.

export {
  type CimDatetime,
  type CimInstance,
  type CimMembers,
  type CimMethodResult,
  type CimReference,
  type CimScalarTypes,
  type CimShapeValues,
  type CimTypeValue,
  type CimValue,
  isCimList,
  typedMembers,
} from "./cim";
export type { WsmanIdentity } from "./operations/identify-messages";

// What goes wrong: every method rejects with a `WsmanError` and nothing else.

export { AUTH_SCHEMES, type AuthScheme } from "../connection";
export { ERROR_CODES, type Explanation, type WsmanErrorCode } from "./errors/error-codes";
export type { WsmanFault } from "./errors/fault";
export { WsmanError, type WsmanErrorContext, type WsmanErrorParts } from "./errors/wsman-error";

// A client written by others, carried by this one's connections.

export { type GatewayAddress, type GatewayResult, LoopbackGateway } from "./gateway/loopback-gateway";
export { TimeBudget } from "./retry/timing";
