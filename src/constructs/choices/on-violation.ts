/** What happens when a session host has fewer license servers than its redundancy asks for. */
export class OnViolation {
  /** An error: at synth or plan where it can be told then, else at apply before anything is written. */
  public static readonly ERROR = new OnViolation("error");
  /** A warning. */
  public static readonly WARN = new OnViolation("warn");

  /**
   * A choice that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, `error` for example, or a token
   */
  public static of(value: string): OnViolation {
    return new OnViolation(value);
  }

  private constructor(
    /** The provider's spelling of the choice, or a token. */
    public readonly value: string,
  ) {}
}
