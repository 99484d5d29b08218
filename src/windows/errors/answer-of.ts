import { type Answer, known, unknown } from "../../licensing";
import { HostError } from "./host-error";

/**
 * Asks one question of a host: what it does not answer is not known, for the reason it gives. Throws the `HostError`
 * after which nothing else can be asked either, and `canceled`.
 *
 * @param onRefusal is given the error of a question that stays open; what it throws is thrown
 */
export async function answerOf<T>(
  question: () => Promise<T>,
  onRefusal: (error: HostError) => void = () => undefined,
): Promise<Answer<T>> {
  try {
    return known(await question());
  } catch (error) {
    if (!(error instanceof HostError) || !error.isAboutOneQuestion) throw error;
    onRefusal(error);
    return unknown(error.reason);
  }
}
