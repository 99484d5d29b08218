import { type Answer, known, unknown } from "../../licensing";
import { isAboutTheQuestion, reasonOf } from "../errors/answer-of";
import type { HostError } from "../errors/host-error";

/** The questions one host is asked. What it does not answer is not known; a host that answers none was not reached. */
export class Questions {
  private answered = false;
  private refusal: HostError | undefined;

  /**
   * Throws the `HostError` of a host that is gone, and `canceled`; and `timeout` as long as nothing was answered, since
   * the next question would wait as long.
   */
  async ask<T>(question: () => Promise<T>): Promise<Answer<T>> {
    try {
      const value = await question();
      this.answered = true;
      return known(value);
    } catch (error) {
      if (!isAboutTheQuestion(error) || (error.code === "timeout" && !this.answered)) throw error;
      this.refusal ??= error;
      return unknown(reasonOf(error));
    }
  }

  /** Throws why nothing was answered, where nothing was. */
  expectAnswers(): void {
    if (!this.answered && this.refusal !== undefined) throw this.refusal;
  }
}
