import { ERROR_CODES, type WsmanErrorCode } from "../error-codes";
import type { WsmanFault } from "../fault/fault";
import { diagnoseFault } from "./diagnose-fault";
import type { Diagnosis } from "./diagnosis";
import { STATUS_DIAGNOSES } from "./status-diagnoses";

/** The most special diagnosis there is: of the fault's number, else of the HTTP status, else of the error's code. */
export function diagnose(
  code: WsmanErrorCode,
  answer: { readonly fault?: WsmanFault; readonly httpStatus?: number },
): Diagnosis {
  const { fault, httpStatus } = answer;
  if (fault !== undefined) return diagnoseFault(fault) ?? ERROR_CODES[code];
  const known = STATUS_DIAGNOSES.find((entry) => entry.status === httpStatus && entry.code === code);
  return known ?? ERROR_CODES[code];
}
