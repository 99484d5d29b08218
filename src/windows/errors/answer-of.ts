import { type Answer, known, unknown } from "../../licensing";
import { HostError, type HostErrorCode } from "./host-error";

/** What a host that was there says when it does not answer one question. */
const ABOUT_THE_QUESTION: ReadonlySet<HostErrorCode> = new Set<HostErrorCode>([
  ...(["registry_access_denied", "wrong_type", "registry_failed"] as const),
  ...(["wmi_class_missing", "wmi_access_denied", "wmi_failed", "policy_in_force"] as const),
  ...(["fault", "access_denied", "timeout", "malformed", "too_large"] as const),
]);

/**
 * Whether an error may be about one question only, so that the next may be answered. What failed on the way never is:
 * whoever can cut or forge answers must not choose which questions stay open.
 */
export function isAboutTheQuestion(error: unknown): error is HostError {
  return error instanceof HostError && !error.transport && ABOUT_THE_QUESTION.has(error.code);
}

/** Why something is not known. */
export function reasonOf({ summary, detail }: HostError): string {
  return `${summary}. ${detail}`;
}

/**
 * Asks one question of a host that has answered another: what it does not answer is not known, for the reason it gives.
 * Throws the `HostError` of a host that is gone, and `canceled`.
 */
export async function answerOf<T>(question: () => Promise<T>): Promise<Answer<T>> {
  try {
    return known(await question());
  } catch (error) {
    if (isAboutTheQuestion(error)) return unknown(reasonOf(error));
    throw error;
  }
}
