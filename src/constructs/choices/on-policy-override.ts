/**
 * What happens when Group Policy overrides a setting that is managed here.
 *
 * @example
 * desktops.addSessionHost("rdsh3.contoso.com", { onPolicyOverride: OnPolicyOverride.ERROR });
 */
export class OnPolicyOverride {
  /** A warning at plan and apply. The setting is written all the same, and takes effect once the policy is removed. */
  public static readonly WARN = new OnPolicyOverride("warn");
  /** An error, before anything is written. */
  public static readonly ERROR = new OnPolicyOverride("error");

  /**
   * A choice that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `warn`, or a token
   */
  public static of(value: string): OnPolicyOverride {
    return new OnPolicyOverride(value);
  }

  private constructor(
    /** The provider's spelling of the choice, or a token. */
    public readonly value: string,
  ) {}
}
