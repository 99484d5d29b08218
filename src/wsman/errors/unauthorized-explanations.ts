import type { Diagnosis } from "./explanation";

/** How a client can log on. */
export type LogonScheme = "ntlm" | "kerberos" | "basic" | "certificate";

/** What a host that does not accept a logon most likely has against it; of the scheme that was used, and of no other. */
export const UNAUTHORIZED_DIAGNOSES: Readonly<Record<LogonScheme, Diagnosis>> = {
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
