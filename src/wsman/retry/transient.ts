import type { WsmanErrorCode } from "../error-codes";
import type { WsmanError } from "../errors";

/** ERROR_WSMAN_QUOTA_MAX_SHELLS, _MAX_OPERATIONS and _MAX_PLUGINOPERATIONS_USER of wsmerror.h. */
const QUOTA_FAULTS = new Set([2150859173, 2150859174, 2150859240]);

/** What of a connection that failed or broke off may be gone at the next try; TLS trust and names do not mend themselves. */
const TRANSPORT: ReadonlySet<WsmanErrorCode> = new Set(["connection_reset", "connection_refused", "unreachable"]);

/**
 * Whether trying again can help, and is safe. Where the request was never sent, or was turned away by a quota before it
 * began, it is safe for everything; where the answer was lost or the host gave up half-way (`w:TimedOut`), only for what
 * is `repeatable`. A rejected credential is never tried again (every try counts towards an account lock-out), and
 * neither is what the client itself gave up.
 */
export function isWorthRetrying(error: WsmanError, repeatable: boolean): boolean {
  const { code, fault } = error;
  if (fault !== undefined) {
    if (isQuota(fault.errorCode) || isQuota(fault.providerErrorCode)) return true;
    return code === "timeout" && repeatable;
  }
  return TRANSPORT.has(code) && (repeatable || error.unsent);
}

function isQuota(code: number | undefined): boolean {
  return code !== undefined && QUOTA_FAULTS.has(code);
}
