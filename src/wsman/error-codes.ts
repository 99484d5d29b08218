/** Every code a `WsmanError` can carry, with its one-line summary and what to do about it. */
export const ERROR_CODES = {
  name_not_resolved: {
    summary: "The host name could not be resolved",
    remedy: "Check the spelling of the host name and the DNS settings of this machine.",
  },
  connection_refused: {
    summary: "The host refused the connection",
    remedy: "Check the port, that WinRM listens there (winrm enumerate winrm/config/listener) and the host's firewall.",
  },
  unreachable: {
    summary: "The host cannot be reached",
    remedy: "Check that the host is up and that a route and the firewalls let this machine through.",
  },
  connection_reset: {
    summary: "The connection was closed before the reply was complete",
    remedy: "The operation may or may not have been carried out: read the state again before repeating it.",
  },
  timeout: {
    summary: "The operation did not end in time",
    remedy:
      "Check the load of the host and the network, or allow a longer timeout. The operation may have been carried out.",
  },
  canceled: { summary: "The operation was canceled", remedy: "It may have been carried out all the same." },
  tls_certificate_untrusted: {
    summary: "The host's certificate is not signed by a trusted authority",
    remedy: "Give the certificate of the authority that signed it, or install a certificate that this machine trusts.",
  },
  tls_name_mismatch: {
    summary: "The host's certificate is for another name",
    remedy: "Connect by a name in the certificate, or set the TLS server name to one.",
  },
  tls_expired: {
    summary: "The host's certificate is outside its period of validity",
    remedy: "Renew the certificate of the WinRM https listener, or correct the clock of this machine.",
  },
  tls_failed: {
    summary: "The TLS connection could not be established",
    remedy:
      "Check that the port is the https listener of WinRM and that both sides share a TLS version (1.2 or later).",
  },
  unauthorized: {
    summary: "The host did not accept the credential",
    remedy:
      "Check user name and password, that the account may use WinRM, and that the host allows this way to authenticate.",
  },
  authentication_failed: {
    summary: "The authentication exchange is not valid",
    remedy: "Check what stands between this machine and the host: a proxy, or something that changes messages.",
  },
  kerberos_failed: {
    summary: "Kerberos authentication is not possible",
    remedy:
      "Check that there is a valid ticket or client keytab (klist, kinit), that the host is addressed by the name its service principal is registered for (setspn -Q), and that the clocks of this machine, the host and the domain controller differ by less than five minutes.",
  },
  package_missing: {
    summary: "An optional package that this setting needs is missing",
    remedy: "Install it beside your project (npm install kerberos), or choose another way to authenticate.",
  },
  unencrypted_refused: {
    summary: "Unencrypted traffic was refused",
    remedy: "Use https, or NTLM with message encryption over http.",
  },
  not_found: {
    summary: "There is no WS-Management service at this address",
    remedy: "Check the port and the URL path (usually wsman) of the WinRM listener.",
  },
  access_denied: {
    summary: "The host denied access",
    remedy: "Use an account with administrative rights on the host, or grant this one the rights the operation needs.",
  },
  fault: {
    summary: "The host answered with a fault",
    remedy: "The text above is the host's own; look it up by its code.",
  },
  too_large: {
    summary: "A message is larger than allowed",
    remedy: "Ask for less at once, or raise the limit if the size is legitimate.",
  },
  malformed: {
    summary: "The reply is not a valid WS-Management message",
    remedy: "Check that the address is a WinRM listener and that nothing in between changes messages.",
  },
  unexpected_status: {
    summary: "The host answered with an unexpected HTTP status",
    remedy: "Check that the address is a WinRM listener and not a proxy or another web server.",
  },
  invalid_argument: { summary: "A value cannot be sent", remedy: "Change the value." },
  invalid_configuration: {
    summary: "The client is not configured correctly",
    remedy: "Correct the setting named above.",
  },
} as const satisfies Record<string, { readonly summary: string; readonly remedy: string }>;

export type WsmanErrorCode = keyof typeof ERROR_CODES;
