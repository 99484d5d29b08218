import type { RegistryErrorCode } from "../errors/error-meanings";
import { HostError, showReturnValue } from "../errors/host-error";

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
  /** Why, and what to do, in sentences. @default what `REGISTRY_ERRORS` says */
  readonly advice?: string;
}

/** Every code of a registry error, with its one-line summary, the likely cause and what to do about it. */
export const REGISTRY_ERRORS = {
  registry_access_denied: {
    summary: "Registry access denied",
    cause: "The account reached the host but is not allowed to do this.",
    remedy:
      "Use a member of the host's local Administrators group; a local account other than the built-in Administrator also needs LocalAccountTokenFilterPolicy = 1 on the host.",
  },
  wrong_type: {
    summary: "Registry value of the wrong type",
    cause: "The value exists with another registry type; something other than Windows' own tools wrote it.",
    remedy: "Delete the value on the host.",
  },
  registry_failed: {
    summary: "Registry operation failed",
    cause: "The host gave no further reason.",
    remedy: "Look up the code in WinError.h or WbemErrorEnum.",
  },
  not_kept: {
    summary: "Registry value not kept",
    cause:
      "The host accepted the change but holds something else now: another tool manages the same value (an RDS deployment's connection broker, DSC, a script, Group Policy preferences).",
    remedy: "Let only one tool manage it.",
  },
} as const satisfies Record<RegistryErrorCode, { summary: string; cause: string; remedy: string }>;

export function registryError({ code, host, operation, key, returnValue, advice }: RegistryFailure): HostError {
  const { summary, cause, remedy } = REGISTRY_ERRORS[code];
  const answer = returnValue === undefined ? "" : ` (ReturnValue ${showReturnValue(returnValue)})`;
  const detail = `Could not ${operation} in HKLM\\${key}${answer}. ${advice ?? `${cause} ${remedy}`}`;
  return new HostError({ code, summary, detail, host });
}
