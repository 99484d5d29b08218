/** What is left of a text that may not be longer than so many characters. */
export class CharacterBudget {
  #left: number;
  #cut = false;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** Those of the parts that fit, each whole and on lines of its own. */
  take(parts: readonly string[]): readonly string[] {
    return parts.filter((part) => {
      const needed = part.length + "\n".length;
      const fits = needed <= this.#left;
      if (fits) this.#left -= needed;
      else this.#cut = true;
      return fits;
    });
  }

  /** Whether something did not fit. */
  get cut(): boolean {
    return this.#cut;
  }
}
