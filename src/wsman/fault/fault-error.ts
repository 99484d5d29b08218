import type { WsmanErrorCode } from "../error-codes";
import { WsmanError } from "../errors";
import type { WsmanFault } from "./fault";

/**
 * Access denied, as the service (5, 2150859012 to 2150859014), COM (0x80070005) and WMI (0x80041003) report it.
 * Names and values: wsmerror.h, winerror.h, wbemcli.h.
 */
const ACCESS_DENIED = new Set([5, 2150859012, 2150859013, 2150859014, 0x80070005, 0x80041003]);
const OPERATION_TIMED_OUT = 2150858793;

/** The error for a fault, told apart by subcode and by both numbers because WinRM versions differ in which they set. */
export function faultError(fault: WsmanFault, httpStatus?: number): WsmanError {
  const texts = [fault.reason, fault.message, fault.providerMessage].filter((text) => text);
  const code = fault.errorCode === undefined ? "" : ` (code ${fault.errorCode}, ${fault.subcode ?? fault.code})`;
  return new WsmanError(errorCode(fault), `${[...new Set(texts)].join(" ") || "The fault has no text."}${code}`, {
    fault,
    httpStatus,
  });
}

function errorCode(fault: WsmanFault): WsmanErrorCode {
  const codes = [fault.errorCode, fault.providerErrorCode];
  if (fault.subcode === "AccessDenied" || codes.some((code) => code !== undefined && ACCESS_DENIED.has(code))) {
    return "access_denied";
  }
  return fault.subcode === "TimedOut" || fault.errorCode === OPERATION_TIMED_OUT ? "timeout" : "fault";
}
