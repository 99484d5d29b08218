import type { AuthScheme } from "../../connection";
import { ERROR_CODES, type Explanation, type WsmanErrorCode } from "./error-codes";

/** What an HTTP status means when no SOAP message comes with it. */
export interface StatusExplanation extends Explanation {
  readonly status: number;
  readonly code: WsmanErrorCode;
}

/** Other statuses are `unexpected_status`. */
export const STATUS_EXPLANATIONS: readonly StatusExplanation[] = [
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

/** What a host that does not accept a logon most likely has against it; of the scheme that was used, and of no other. */
export const LOGON_EXPLANATIONS: Readonly<Record<AuthScheme, Explanation>> = {
  ntlm: {
    cause: "The user name or the password is wrong, or the account is locked, disabled or may not use WinRM there.",
    remedy:
      "Check both (DOMAIN\\user or user@domain for a domain account), and that it is in Administrators or Remote Management Users. If they are right, Negotiate is off on the host, or CbtHardeningLevel is Strict and something on the way ends TLS.",
  },
  kerberos: {
    cause: "The service principal name does not belong to the host, or the account may not use WinRM there.",
    remedy:
      "Address the host by the name that its service principal is registered for (setspn -Q), compare the clocks (five minutes at most), and check that the account is in Administrators or Remote Management Users.",
  },
  basic: {
    cause: "The user name or the password is wrong, it is no local account of the host, or Basic is off there.",
    remedy:
      "Name a local account, without a domain, and check that Basic is on (winrm get winrm/config/service/auth); NTLM needs neither.",
  },
  certificate: {
    cause: "The host maps the client certificate to no local account, does not trust its authority, or has them off.",
    remedy:
      "Check the mapping (winrm enumerate winrm/config/service/certmapping), that the host trusts the authority, and that Certificate is on (winrm get winrm/config/service/auth).",
  },
};
