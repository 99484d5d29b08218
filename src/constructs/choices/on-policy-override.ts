/** What happens when Group Policy overrides a setting that is managed here. */
export class OnPolicyOverride {
  /** A warning at plan and apply; the setting is kept in the host for the day the policy goes. */
  public static readonly WARN = new OnPolicyOverride("warn");
  /** An error, before anything is written. */
  public static readonly ERROR = new OnPolicyOverride("error");

  /**
   * A choice that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, `warn` for example, or a token
   */
  public static of(value: string): OnPolicyOverride {
    return new OnPolicyOverride(value);
  }

  private constructor(
    /** The provider's spelling of the choice, or a token. */
    public readonly value: string,
  ) {}
}
