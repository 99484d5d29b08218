/** A WS-Management client, and the message codecs of both sides for servers and tests. */

// Codecs.
export * from "./auth/ntlm";
export { type LogonAnswer, SharedLogon } from "./auth/shared-logon";
export * from "./cim";
export { WsmanClient } from "./client/client";
export type { WsmanClientOptions, WsmanCredentials } from "./client/client-options";
export type { WsmanStatistics } from "./client/connection";
export * from "./encryption";
export * from "./envelope";
export * from "./errors";
export { ERROR_CODES, type WsmanErrorCode } from "./errors/error-codes";
export type { AuthenticationScheme } from "./errors/status-explanations";
export { WsmanError, type WsmanErrorContext, type WsmanErrorParts } from "./errors/wsman-error";
export { type GatewayAddress, type GatewayResult, LoopbackGateway } from "./gateway/loopback-gateway";
export { DEFAULT_LIMITS, type WsmanLimits } from "./limits";
export * from "./namespaces";
export type { EnumerateOptions } from "./operations/enumerate";
export * from "./operations/enumeration-messages";
export * from "./operations/identify-messages";
export type { OperationOptions } from "./operations/operation";
export { parseWmiResourceUri, resource, resourceClassName, type WmiClassName, type WsmanResource } from "./resource";
export { TimeBudget } from "./retry/time-budget";
export type { Timing } from "./retry/timing";
export type { TlsIdentity, TlsSettings } from "./transport/tls";
export * from "./xml";
