/**
 * Where the licensing settings of a session host are stored.
 *
 * @example
 * new RdsLicensing(stack, "desktops", {
 *   licenseServers: ["lic1.contoso.com"],
 *   mode: LicensingMode.PER_USER,
 *   sessionHosts: ["rdsh1.contoso.com"],
 *   settingsScope: LicensingScope.POLICY,
 * });
 */
export class LicensingScope {
  /** In the host's own settings, which Group Policy overrides. */
  public static readonly LOCAL = new LicensingScope("local");
  /** In the registry values of Group Policy, which take precedence. A domain policy overwrites them. */
  public static readonly POLICY = new LicensingScope("policy");

  /**
   * A scope that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `local`, or a token
   */
  public static of(value: string): LicensingScope {
    return new LicensingScope(value);
  }

  private constructor(
    /** The provider's spelling of the scope, or a token. */
    public readonly value: string,
  ) {}
}
