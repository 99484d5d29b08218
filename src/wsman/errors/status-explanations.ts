import { ERROR_CODES, type WsmanErrorCode } from "./error-codes";
import type { Diagnosis } from "./explanation";

/** What an HTTP status means when no SOAP message comes with it. */
export interface StatusDiagnosis extends Diagnosis {
  readonly status: number;
  readonly code: WsmanErrorCode;
}

/** Other statuses are `unexpected_status`. */
export const STATUS_DIAGNOSES: readonly StatusDiagnosis[] = [
  { status: 401, code: "unauthorized", ...ERROR_CODES.unauthorized },
  {
    status: 403,
    code: "access_denied",
    cause:
      "The host, or a proxy before it, forbids the URL; WinRM also answers so to a client certificate it does not map.",
    remedy:
      "Check the IP filter of the listener (IPv4Filter, IPv6Filter), proxies on the way, and certificate mappings.",
  },
  { status: 404, code: "not_found", ...ERROR_CODES.not_found },
  { status: 405, code: "not_found", ...ERROR_CODES.not_found },
  {
    status: 407,
    code: "unexpected_status",
    cause: "A proxy on the way demands authentication of its own; WinRM itself never answers so.",
    remedy: "Let this machine reach the host without that proxy.",
  },
  {
    status: 413,
    code: "too_large",
    cause: "The request is larger than MaxEnvelopeSizekb of the host (500, or 150 up to Server 2008 R2).",
    remedy: "Send less at once, or raise MaxEnvelopeSizekb on the host.",
  },
  {
    status: 503,
    code: "unexpected_status",
    cause:
      "The WinRM service is stopped or starting while Windows' HTTP server still has its URL, or a proxy is overloaded.",
    remedy: "Start the Windows Remote Management service on the host (Get-Service WinRM).",
  },
];
