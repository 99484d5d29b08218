import type { AuthScheme } from "../../connection";
import { ERROR_CODES, type Explanation, type WsmanErrorCode } from "./error-codes";
import type { WsmanFault } from "./fault";
import { FAULT_EXPLANATIONS, type FaultExplanation, NO_SUCH_CLASS } from "./fault-explanations";
import { LOGON_EXPLANATIONS, STATUS_EXPLANATIONS } from "./status-explanations";

const BY_NUMBER = new Map(FAULT_EXPLANATIONS.map((explanation) => [explanation.number, explanation]));

/** Operations on all instances of a class or of a query. */
const WITHOUT_SELECTORS: readonly string[] = ["Enumerate", "Pull", "Release"];

/** What of an answer says more than the code of its error. */
export interface ExplainedAnswer {
  readonly fault?: WsmanFault;
  readonly httpStatus?: number;
  readonly operation?: string;
  /** Of a logon that was not accepted. */
  readonly scheme?: AuthScheme;
}

/** The most specific explanation there is: of the fault's number, of the logon, of the HTTP status, of the error's code. */
export function explain(code: WsmanErrorCode, answer: ExplainedAnswer): Explanation {
  const { fault, httpStatus, operation = "", scheme } = answer;
  if (fault !== undefined) {
    const found = explainFault(fault);
    if (found?.isAboutSelectors && WITHOUT_SELECTORS.includes(operation)) return NO_SUCH_CLASS;
    return found ?? ERROR_CODES[code];
  }
  if (code === "unauthorized" && scheme !== undefined) return LOGON_EXPLANATIONS[scheme];
  const known = STATUS_EXPLANATIONS.find((entry) => entry.status === httpStatus && entry.code === code);
  return known ?? ERROR_CODES[code];
}

/** What is known of a fault: the provider's own number says more than the one the service wraps it in. */
export function explainFault({ errorCode, providerErrorCode }: WsmanFault): FaultExplanation | undefined {
  return BY_NUMBER.get(providerErrorCode ?? Number.NaN) ?? BY_NUMBER.get(errorCode ?? Number.NaN);
}
