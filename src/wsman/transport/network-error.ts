import type { WsmanErrorCode } from "../error-codes";
import { WsmanError } from "../errors";

/** Codes of Node, libuv and OpenSSL. */
const CODES: ReadonlyMap<string, WsmanErrorCode> = new Map([
  ["ENOTFOUND", "name_not_resolved"],
  ["EAI_AGAIN", "name_not_resolved"],
  ["EAI_NODATA", "name_not_resolved"],
  ["EAI_NONAME", "name_not_resolved"],
  ["ECONNREFUSED", "connection_refused"],
  ["EHOSTUNREACH", "unreachable"],
  ["ENETUNREACH", "unreachable"],
  ["EHOSTDOWN", "unreachable"],
  ["ENETDOWN", "unreachable"],
  ["EADDRNOTAVAIL", "unreachable"],
  ["EACCES", "unreachable"],
  ["EPERM", "unreachable"],
  ["ETIMEDOUT", "timeout"],
  ["HPE_HEADER_OVERFLOW", "too_large"],
  ["CERT_HAS_EXPIRED", "tls_expired"],
  ["CERT_NOT_YET_VALID", "tls_expired"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_name_mismatch"],
  ["UNABLE_TO_GET_ISSUER_CERT", "tls_certificate_untrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls_certificate_untrusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls_certificate_untrusted"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls_certificate_untrusted"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_certificate_untrusted"],
  ["CERT_UNTRUSTED", "tls_certificate_untrusted"],
  ["CERT_REJECTED", "tls_certificate_untrusted"],
  ["CERT_SIGNATURE_FAILURE", "tls_certificate_untrusted"],
  ["CERT_CHAIN_TOO_LONG", "tls_certificate_untrusted"],
  ["INVALID_CA", "tls_certificate_untrusted"],
  ["INVALID_PURPOSE", "tls_certificate_untrusted"],
]);

/** An error of Node's network stack as one of this layer; errors of this layer pass through. */
export function networkError(error: unknown): WsmanError {
  if (error instanceof WsmanError) return error;
  const code = systemCode(error);
  if (code.startsWith("HPE_")) {
    // The original holds the raw bytes of the reply and must not be kept.
    return new WsmanError(CODES.get(code) ?? "malformed", `The reply is not acceptable HTTP (${code}).`);
  }
  const isTls = code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS");
  const known = CODES.get(code) ?? (isTls ? "tls_failed" : "connection_reset");
  return new WsmanError(known, `The network stack reports ${code || "no code"}.`, { cause: error });
}

/** Several addresses of one name that all failed come as one error with the first one's code. */
function systemCode(error: unknown): string {
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
