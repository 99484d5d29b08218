import type { WsmanErrorCode } from "./error-codes";
import { explainFault } from "./explain";
import type { WsmanFault } from "./fault";
import { WsmanError } from "./wsman-error";

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
  const known = explainFault(fault)?.code;
  if (known !== undefined) return known;
  return SUBCODES.get(fault.subcode ?? "") ?? "fault";
}

/** Subcodes that say enough where the number is not known (DSP0226 section 14.6). */
const SUBCODES: ReadonlyMap<string, WsmanErrorCode> = new Map([
  ["AccessDenied", "access_denied"],
  ["TimedOut", "timeout"],
  ["QuotaLimit", "quota_exceeded"],
]);
