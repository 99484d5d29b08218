import { RUNTIME_EXPLANATIONS } from "./runtime-explanations";

/** What stands behind a failure, in sentences that an administrator can act on. */
export interface Explanation {
  /** The likely cause; where there are several, the most likely first. */
  readonly cause: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Every code a `WsmanError` can carry, with its one-line summary, the likely cause and what to do about it. */
export const ERROR_CODES = {
  name_not_resolved: {
    summary: "The host name could not be resolved",
    cause: "The name is misspelled or has no DNS record, or this machine asks the wrong DNS server.",
    remedy: "Check the spelling of the host name and the DNS settings of this machine.",
  },
  connection_refused: {
    summary: "The host refused the connection",
    cause:
      "Nothing listens on this port: WinRM has no listener there (https needs one of its own, with a certificate), or its service is stopped.",
    remedy: "Check the port, that WinRM listens there (winrm enumerate winrm/config/listener) and the host's firewall.",
  },
  unreachable: {
    summary: "The host cannot be reached",
    cause: "The host is down, there is no route to it, or a firewall turns the connection away.",
    remedy: "Check that the host is up and that a route and the firewalls let this machine through.",
  },
  connection_reset: {
    summary: "The connection was closed before the reply was complete",
    cause: "The host or its WinRM service restarted, or a proxy or firewall on the way cut the connection.",
    remedy: "The operation may or may not have been carried out: read the state again before repeating it.",
  },
  timeout: {
    summary: "The operation did not end in time",
    cause: "The host is down or overloaded, WMI hangs, or a firewall drops the packets silently.",
    remedy:
      "Check the load of the host and the network, or allow a longer timeout. The operation may have been carried out.",
  },
  canceled: {
    summary: "The operation was canceled",
    cause: "Ctrl-C or another signal interrupted it.",
    remedy: "The operation may have been carried out: read the state again before repeating it.",
  },
  tls_certificate_untrusted: {
    summary: "The host's certificate is not signed by a trusted authority",
    ...RUNTIME_EXPLANATIONS.tls_certificate_untrusted,
  },
  tls_name_mismatch: {
    summary: "The host's certificate is for another name",
    cause: "The host was addressed by a short name, an alias or an address that its certificate does not carry.",
    remedy: "Connect by a name in the certificate, or set the TLS server name to one.",
  },
  tls_expired: {
    summary: "The host's certificate is outside its period of validity",
    cause: "The certificate was not renewed, or the clock of this machine is wrong.",
    remedy: "Renew the certificate of the WinRM https listener, or correct the clock of this machine.",
  },
  tls_failed: {
    summary: "The TLS connection could not be established",
    cause:
      "The port is an http listener, the host has no usable certificate, or both sides share no TLS version or cipher.",
    remedy:
      "Check that the port is the https listener of WinRM and that both sides share a TLS version (1.2 or later).",
  },
  unauthorized: {
    summary: "The host did not accept the credential",
    cause: "It is wrong, the account is locked, disabled or may not use WinRM there, or the scheme is off.",
    remedy:
      "Check the credential and the account, and which schemes the host has on (winrm get winrm/config/service/auth).",
  },
  not_tried: {
    summary: "The credential was not tried on this host",
    cause:
      "Other hosts rejected the credential, or were shown it and did not answer, and none has accepted it. So it was not shown to more of them.",
    remedy: "Check user name and password, and the hosts named above, then run this again.",
  },
  authentication_failed: {
    summary: "The authentication exchange is not valid",
    cause: "The host does not offer what a safe logon needs, or something on the way changes messages.",
    remedy: "Check what stands between this machine and the host: a proxy, or something that changes messages.",
  },
  encryption_broken: {
    summary: "The encrypted conversation with the host broke off",
    cause:
      "Something on the way answered in the host's place or changed a message, or the host's HTTP server turned the request away before WinRM read it.",
    remedy:
      "Check that the WinRM service of the host runs (Get-Service WinRM) and what stands between this machine and the host. The operation may have been carried out: read the state again before repeating it.",
  },
  kerberos_failed: {
    summary: "Kerberos authentication is not possible",
    cause:
      "There is no valid ticket, the service principal name does not belong to the host, or the clocks differ too much.",
    remedy:
      "Check that there is a valid ticket or client keytab (klist, kinit), that the host is addressed by the name its service principal is registered for (setspn -Q), and that the clocks of this machine, the host and the domain controller differ by less than five minutes.",
  },
  package_missing: {
    summary: "An optional package that this setting needs is missing",
    ...RUNTIME_EXPLANATIONS.package_missing,
  },
  unencrypted_refused: {
    summary: "Unencrypted traffic was refused",
    cause:
      "The host rejects unencrypted messages over http (AllowUnencrypted = false, as it should be), or Basic was chosen over http.",
    remedy: "Use https, or NTLM with message encryption over http.",
  },
  not_found: {
    summary: "There is no WS-Management service at this address",
    cause: "The port belongs to another web server, or the listener has another URL prefix.",
    remedy: "Check the port and the URL path (usually wsman) of the WinRM listener.",
  },
  access_denied: {
    summary: "The host denied access",
    cause: "The account logged on but lacks a right that the operation needs.",
    remedy: "Use an account with administrative rights on the host, or grant this one the rights the operation needs.",
  },
  quota_exceeded: {
    summary: "The host turned the operation away because of a quota",
    cause: "The account has reached its limit of operations or shells on the host.",
    remedy:
      "Wait for other operations to end, run fewer at once, or raise the quota on the host (winrm get winrm/config).",
  },
  fault: {
    summary: "The host answered with a fault",
    cause: "The request reached the service, which could not carry it out.",
    remedy: "The text above comes from the host. Look up its code.",
  },
  too_large: {
    summary: "A message is larger than allowed",
    cause: "The reply or the request is larger than the other side accepts.",
    remedy: "Ask for less at once, or raise the limit if the size is legitimate.",
  },
  malformed: {
    summary: "The reply is not a valid WS-Management message",
    cause: "Another service than WinRM answered, or something on the way changed or cut the message.",
    remedy: "Check that the address is a WinRM listener and that nothing in between changes messages.",
  },
  unexpected_status: {
    summary: "The host answered with an unexpected HTTP status",
    cause: "A proxy or another web server answered.",
    remedy: "Check that the address is a WinRM listener and not a proxy or another web server.",
  },
  invalid_argument: {
    summary: "A value cannot be sent",
    cause: "It has the wrong type, or holds a character that XML cannot carry.",
    remedy: "Change the value.",
  },
  invalid_configuration: {
    summary: "The client is not configured correctly",
    cause: "A setting is missing or contradicts another.",
    remedy: "Correct the setting named above.",
  },
  internal_error: {
    summary: "The client has a defect",
    cause: "Something unexpected was thrown inside the client; neither the host nor the network is to blame.",
    remedy: "Report it, with the stack of this error. The operation may have been carried out.",
  },
} as const satisfies Record<string, Explanation & { readonly summary: string }>;

/** What kind of failure a `WsmanError` reports; `ERROR_CODES` explains each. */
export type WsmanErrorCode = keyof typeof ERROR_CODES;
