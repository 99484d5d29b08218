import { ATTRIBUTE_WORDS, settingAdvice } from "../connection";
import { type Diagnostic, errorDiagnostic, PluginError } from "../plugin";
import type { HostError, HostErrorCode } from "../windows";

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
  const advice = settingAdvice(code, ATTRIBUTE_WORDS);
  const hint = advice === undefined ? "" : `\n\n${advice}`;
  return errorDiagnostic(`${host}: ${summary}`, `${detail}${hint}`, ["host"]);
}

/** By name, so that nothing of the WinRM client is loaded before the first host is asked. */
export function isHostError(error: unknown): error is HostError {
  return error instanceof Error && error.name === "HostError";
}

/** What does not pass by itself. With any other error the host may only not be there yet. */
const LASTING: ReadonlySet<HostErrorCode> = new Set<HostErrorCode>([
  "tls_certificate_untrusted",
  "tls_name_mismatch",
  "tls_expired",
  "package_missing",
  "invalid_configuration",
]);

/** Whether asking again is certain to fail as well, or may lock the account out. */
export function isLasting({ rejected, code }: Pick<HostError, "rejected" | "code">): boolean {
  return rejected || LASTING.has(code);
}
