import type { Answer } from "../../licensing";
import { answerOf } from "../errors/answer-of";
import type { HostError } from "../errors/host-error";

/** The questions one host is asked. What it does not answer is not known; a host that answers none was not reached. */
export class Questions {
  #isAnswered = false;
  #refusal: HostError | undefined;

  /**
   * Throws the `HostError` after which nothing else can be asked, and `canceled`; and `timeout` as long as nothing was
   * answered, since the next question would wait as long.
   */
  ask<T>(question: () => Promise<T>): Promise<Answer<T>> {
    const asked = async () => {
      const value = await question();
      this.#isAnswered = true;
      return value;
    };
    return answerOf(asked, (error) => {
      if (error.code === "timeout" && !this.#isAnswered) throw error;
      this.#refusal ??= error;
    });
  }

  /** Throws why nothing was answered, where nothing was. */
  expectAnswers(): void {
    if (!this.#isAnswered && this.#refusal !== undefined) throw this.#refusal;
  }
}
