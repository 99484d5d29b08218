import type { WsmanErrorCode } from "../errors/error-codes";
import type { WsmanError } from "../errors/wsman-error";

/** Failures of a connection that may pass by the next try. TLS trust and names do not fix themselves. */
const TRANSPORT: ReadonlySet<WsmanErrorCode> = new Set(["connection_reset", "connection_refused", "unreachable"]);

/**
 * Whether trying again can help, and is safe. Where the request was never sent, or was turned away by a quota before it
 * began, it is safe for everything; where the answer was lost or the host gave up half-way (`w:TimedOut`), only for what
 * is `repeatable`. A rejected credential is never tried again (every try counts towards an account lock-out), and
 * neither is what the client itself ended.
 */
export function isWorthRetrying(error: WsmanError, repeatable: boolean): boolean {
  const { code, fault } = error;
  if (code === "quota_exceeded") return true;
  if (code === "timeout") return repeatable && fault !== undefined;
  return TRANSPORT.has(code) && (repeatable || error.unsent);
}

/** Where the guard against lock-outs ends the tries at one host, why they were made tells more than that they ended. */
export function tellingError(error: WsmanError, before: WsmanError | undefined): WsmanError {
  return error.code === "not_tried" && before !== undefined ? before : error;
}
