export * from "./cim";
export * from "./encryption";
export * from "./envelope";
export { ERROR_CODES, type WsmanErrorCode } from "./error-codes";
export { WsmanError, type WsmanErrorContext, type WsmanErrorParts } from "./errors";
export * from "./fault";
export * from "./namespaces";
export { parseWmiResourceUri, resource, resourceClassName, type WmiClassName, type WsmanResource } from "./resource";
export * from "./xml";
