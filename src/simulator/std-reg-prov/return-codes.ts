import type { RegistryFailure } from "../registry/registry";

/**
 * What StdRegProv answers in ReturnValue: WinError.h codes, or a WMI error code where the provider itself refuses.
 * The meaning of `valueNotFound` and `typeMismatch` is what several clients rely on, not documented by Microsoft.
 */
export const RETURN_CODES = {
  success: 0,
  /** Get* on a value that is not there. */
  valueNotFound: 1,
  /** ERROR_FILE_NOT_FOUND: no such key, and DeleteValue on a value that is not there. */
  fileNotFound: 2,
  /** ERROR_ACCESS_DENIED; also what deleting a key with subkeys gives. */
  accessDenied: 5,
  /** ERROR_INVALID_HANDLE: `hDefKey` is no hive. */
  invalidHandle: 6,
  /** WBEM_E_TYPE_MISMATCH: the value has another type than the method asks for. */
  typeMismatch: 0x80041005,
} as const;

/** The code a delete answers for what the registry could not do. */
export function deleteCode(failure: RegistryFailure | undefined): number {
  if (failure === undefined) return RETURN_CODES.success;
  return failure === "key_has_subkeys" ? RETURN_CODES.accessDenied : RETURN_CODES.fileNotFound;
}
