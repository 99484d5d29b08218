import { HostError, type RegistryErrorCode } from "../host-error";

/** What was tried in the registry of a host that answered, and how it ended. */
export interface RegistryFailure {
  readonly code: RegistryErrorCode;
  readonly host: string;
  /** What was tried, for example `write LicensingMode`. */
  readonly operation: string;
  /** Path below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  /** `StdRegProv` return value, when the host gave one. */
  readonly returnValue?: number;
  /** Why, and what to do, in sentences. */
  readonly advice: string;
}

const SUMMARIES: Record<RegistryErrorCode, string> = {
  registry_access_denied: "Registry access denied",
  wrong_type: "Registry value of the wrong type",
  registry_failed: "Registry operation failed",
  not_kept: "Registry value not kept",
};

export function registryError({ code, host, operation, key, returnValue, advice }: RegistryFailure): HostError {
  const answer = returnValue === undefined ? "" : ` (ReturnValue ${showReturnValue(returnValue)})`;
  const detail = `Could not ${operation} in HKLM\\${key}${answer}. ${advice}`;
  return new HostError({ code, summary: SUMMARIES[code], detail, host });
}

/** WinError codes are known by their decimal, WBEM codes by their hexadecimal form. */
function showReturnValue(code: number): string {
  return code > 0xffff ? `0x${code.toString(16)}` : String(code);
}
