/**
 * What a `StdRegProv` method's ReturnValue means. Windows documents only "0, or an error of WinError.h or of
 * WbemErrorEnum", so both families are read
 * (https://learn.microsoft.com/previous-versions/windows/desktop/regprov/stdregprov).
 */
export type Outcome = "ok" | "absent" | "access_denied" | "wrong_type" | "failed";

/** Any other number is `failed`. */
export const RETURN_VALUES: ReadonlyMap<number, Outcome> = new Map<number, Outcome>([
  [0, "ok"],
  // Value not found (1) and key not found (2); which of them a missing value gives differs between methods.
  [1, "absent"],
  [2, "absent"],
  [3, "absent"], // ERROR_PATH_NOT_FOUND
  [0x80041002, "absent"], // WBEM_E_NOT_FOUND
  [0x80070002, "absent"], // HRESULT of ERROR_FILE_NOT_FOUND
  [5, "access_denied"],
  [0x80041003, "access_denied"], // WBEM_E_ACCESS_DENIED
  [0x80070005, "access_denied"], // E_ACCESSDENIED
  [0x80041005, "wrong_type"], // WBEM_E_TYPE_MISMATCH
  [1629, "wrong_type"], // ERROR_DATATYPE_MISMATCH
  [1630, "wrong_type"], // ERROR_UNSUPPORTED_TYPE
]);

/** Some methods answer without a ReturnValue (`null`): what they did is then to be judged by reading back. */
export function outcomeOf(returnValue: number | null): Outcome {
  return returnValue === null ? "ok" : (RETURN_VALUES.get(returnValue) ?? "failed");
}
