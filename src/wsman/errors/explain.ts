import { ERROR_CODES, type WsmanErrorCode } from "./error-codes";
import { diagnoseFault } from "./explain-fault";
import type { Diagnosis } from "./explanation";
import type { WsmanFault } from "./fault";
import { NO_SUCH_CLASS } from "./fault-explanations";
import { STATUS_DIAGNOSES } from "./status-explanations";
import { type LogonScheme, UNAUTHORIZED_DIAGNOSES } from "./unauthorized-explanations";

/** Operations on all instances of a class or of a query. */
const WITHOUT_SELECTORS: readonly string[] = ["Enumerate", "Pull", "Release"];

/** What of an answer says more than the code of its error. */
export interface DiagnosedAnswer {
  readonly fault?: WsmanFault;
  readonly httpStatus?: number;
  readonly operation?: string;
  /** Of a logon that was not accepted. */
  readonly scheme?: LogonScheme;
}

/** The most special diagnosis there is: of the fault's number, of the logon, of the HTTP status, of the error's code. */
export function diagnose(code: WsmanErrorCode, answer: DiagnosedAnswer): Diagnosis {
  const { fault, httpStatus, operation = "", scheme } = answer;
  if (fault !== undefined) {
    const found = diagnoseFault(fault);
    if (found?.isAboutSelectors && WITHOUT_SELECTORS.includes(operation)) return NO_SUCH_CLASS;
    return found ?? ERROR_CODES[code];
  }
  if (code === "unauthorized" && scheme !== undefined) return UNAUTHORIZED_DIAGNOSES[scheme];
  const known = STATUS_DIAGNOSES.find((entry) => entry.status === httpStatus && entry.code === code);
  return known ?? ERROR_CODES[code];
}
