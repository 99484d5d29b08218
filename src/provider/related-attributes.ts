import type { HostErrorCode } from "../windows";

/** Which attributes of the provider's `winrm` have to do with an error of the WinRM client. */
export const RELATED_ATTRIBUTES: Partial<Record<HostErrorCode, string>> = {
  connection_refused: '"port" and "https" choose the listener (5986 for https, 5985 for http).',
  connection_reset: '"max_retries" says how often the provider tries again.',
  timeout: '"timeout" sets the limit.',
  quota_exceeded:
    '"max_retries" says how often the provider tries again; terraform -parallelism=N asks fewer hosts at once.',
  tls_certificate_untrusted: 'set "ca_certificate" to the PEM text of the authority that signed the certificate.',
  tls_name_mismatch: 'set "tls_server_name" to a name the certificate carries, or write that name as "host".',
  tls_failed: '"port" and "https" must name the same listener (5986 for https, 5985 for http).',
  unauthorized: '"auth" and what it logs on with, or their RDSLICENSING_ environment variables.',
  kerberos_failed: 'where no domain controller is in reach, auth = "ntlm" does without.',
  unencrypted_refused: 'leave "https" on, or use auth = "ntlm", which encrypts messages over http.',
  not_found: '"path" and "port" choose the listener.',
};
