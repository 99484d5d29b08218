import { ERROR_CODES, type WsmanErrorCode } from "../error-codes";
import type { WsmanFault } from "../fault/fault";
import { diagnoseFault } from "./diagnose-fault";
import type { Diagnosis } from "./diagnosis";
import { NO_SUCH_CLASS } from "./fault-diagnoses";
import { STATUS_DIAGNOSES } from "./status-diagnoses";

/** Operations on all instances of a class or of a query. */
const WITHOUT_SELECTORS: readonly string[] = ["Enumerate", "Pull", "Release"];

/** The most special diagnosis there is: of the fault's number, else of the HTTP status, else of the error's code. */
export function diagnose(
  code: WsmanErrorCode,
  answer: { readonly fault?: WsmanFault; readonly httpStatus?: number; readonly operation?: string },
): Diagnosis {
  const { fault, httpStatus, operation = "" } = answer;
  if (fault !== undefined) {
    const found = diagnoseFault(fault);
    if (found?.isAboutSelectors && WITHOUT_SELECTORS.includes(operation)) return NO_SUCH_CLASS;
    return found ?? ERROR_CODES[code];
  }
  const known = STATUS_DIAGNOSES.find((entry) => entry.status === httpStatus && entry.code === code);
  return known ?? ERROR_CODES[code];
}
