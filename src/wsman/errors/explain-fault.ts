import type { WsmanFault } from "./fault";
import { FAULT_DIAGNOSES, type FaultDiagnosis } from "./fault-explanations";

const BY_NUMBER = new Map(FAULT_DIAGNOSES.map((diagnosis) => [diagnosis.number, diagnosis]));

/** What is known of a fault: the provider's own number says more than the one the service wraps it in. */
export function diagnoseFault({ errorCode, providerErrorCode }: WsmanFault): FaultDiagnosis | undefined {
  return known(providerErrorCode) ?? known(errorCode);
}

function known(number: number | undefined): FaultDiagnosis | undefined {
  return number === undefined ? undefined : BY_NUMBER.get(number);
}
