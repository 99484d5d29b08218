/**
 * What happens when a session host has fewer license servers than its redundancy requires.
 *
 * @example
 * desktops.addSessionHost("rdsh3.contoso.com", {
 *   redundancy: { minimumServers: 3, onViolation: OnViolation.WARN },
 * });
 */
export class OnViolation {
  /** An error: at synth or plan where it is known by then, else at apply before anything is written. */
  public static readonly ERROR = new OnViolation("error");
  /** A warning. */
  public static readonly WARN = new OnViolation("warn");

  /**
   * A choice that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `error`, or a token
   */
  public static of(value: string): OnViolation {
    return new OnViolation(value);
  }

  private constructor(
    /** The provider's spelling of the choice, or a token. */
    public readonly value: string,
  ) {}
}
