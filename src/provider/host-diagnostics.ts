import { type Diagnostic, errorDiagnostic, PluginError } from "../plugin";
import type { HostError, HostErrorCode } from "../windows";

/** Which attributes of the provider's `winrm` have to do with an error of the WinRM client. */
const RELATED_ATTRIBUTES: Partial<Record<HostErrorCode, string>> = {
  connection_refused: '"port" and "https" choose the listener (5986 for https, 5985 for http).',
  tls_certificate_untrusted: 'set "ca_certificate" to the PEM text of the authority that signed the certificate.',
  tls_name_mismatch: 'set "tls_server_name" to a name the certificate carries, or write that name as "host".',
  tls_failed: '"port" and "https" must name the same listener (5986 for https, 5985 for http).',
  unauthorized: '"username", "password" and "auth", or their RDSLICENSING_ environment variables.',
  unencrypted_refused: 'leave "https" on, or use auth = "ntlm", which encrypts messages over http.',
  not_found: '"path" and "port" choose the listener.',
  timeout: '"timeout" sets the limit.',
};

/** Runs an operation on a host; what the host or the way to it refused leaves as one {@link PluginError}. */
export async function onHost<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw isHostError(error) ? new PluginError(error.code, [hostDiagnostic(error)], { cause: error }) : error;
  }
}

/** The diagnostics of an error that is returned beside a state; a defect is thrown on to the plugin server. */
export function diagnosticsOf(error: unknown): Diagnostic[] {
  if (isHostError(error)) return [hostDiagnostic(error)];
  throw error;
}

function hostDiagnostic({ code, host, summary, detail }: HostError): Diagnostic {
  const related = RELATED_ATTRIBUTES[code];
  const hint = related === undefined ? "" : `\n\nIn the provider's "winrm": ${related}`;
  return errorDiagnostic(`${host}: ${summary}`, `${detail}${hint}`, ["host"]);
}

/** By name, so that nothing of the WinRM client is loaded before the first host is asked. */
function isHostError(error: unknown): error is HostError {
  return error instanceof Error && error.name === "HostError";
}
