import type { WsmanErrorCode } from "./error-codes";
import { internalError } from "./internal-error";
import { WsmanError } from "./wsman-error";

/** Codes of Node, libuv and OpenSSL; `UNSPECIFIED` is Node's word for a certificate error without a code. */
export const NETWORK_CODES: ReadonlyMap<string, WsmanErrorCode> = new Map([
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
  ["ECONNRESET", "connection_reset"],
  ["ECONNABORTED", "connection_reset"],
  ["EPIPE", "connection_reset"],
  ["ENOTCONN", "connection_reset"],
  ["ERR_STREAM_PREMATURE_CLOSE", "connection_reset"],
  ["ERR_STREAM_DESTROYED", "connection_reset"],
  ["ERR_STREAM_WRITE_AFTER_END", "connection_reset"],
  ["ERR_SOCKET_CLOSED", "connection_reset"],
  ["ETIMEDOUT", "timeout"],
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
  ["CERT_REVOKED", "tls_certificate_untrusted"],
  ["PATH_LENGTH_EXCEEDED", "tls_certificate_untrusted"],
  ["UNSPECIFIED", "tls_certificate_untrusted"],
]);

/** TLS alerts of the host about the client's certificate, or that there is none (RFC 8446 section 6.2). */
const CERTIFICATE_ALERT = /^ERR_SSL_\w*ALERT_(?:\w*CERTIFICATE\w*|UNKNOWN_CA|ACCESS_DENIED)$/;

/**
 * An error of Node's network stack as one of this layer; errors of this layer pass through. What has no business in a
 * network stack is a defect, and becomes `internal_error`.
 */
export function networkError(error: unknown): WsmanError {
  if (error instanceof WsmanError) return error;
  const code = systemCode(error);
  if (CERTIFICATE_ALERT.test(code)) {
    return new WsmanError("unauthorized", `The host refused the client certificate (${code}).`, {
      scheme: "certificate",
      cause: error,
    });
  }
  const known = NETWORK_CODES.get(code) ?? unlistedCode(error, code);
  if (known === undefined) return internalError(error);
  return new WsmanError(known, `The network stack reports ${code}.`, { cause: error });
}

/** A system call that failed for a reason of its own is the network's matter as well (too many open files, say). */
function unlistedCode(error: unknown, code: string): WsmanErrorCode | undefined {
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")) return "tls_failed";
  return error instanceof Error && "syscall" in error ? "unreachable" : undefined;
}

/** Several addresses of one name that all failed come as one error with the first one's code. */
export function systemCode(error: unknown): string {
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
