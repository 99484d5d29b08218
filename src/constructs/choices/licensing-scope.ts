/** Where a session host's licensing settings are kept. */
export class LicensingScope {
  /** In the host's own settings, which Group Policy overrides. */
  public static readonly LOCAL = new LicensingScope("local");
  /** In the registry values of Group Policy, which win. A domain policy that sets the same values rewrites them. */
  public static readonly POLICY = new LicensingScope("policy");

  /**
   * A scope that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, `local` for example, or a token
   */
  public static of(value: string): LicensingScope {
    return new LicensingScope(value);
  }

  private constructor(
    /** The provider's spelling of the scope, or a token. */
    public readonly value: string,
  ) {}
}
