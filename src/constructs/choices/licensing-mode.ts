/**
 * The kind of client access license (CAL) that a session host asks a license server for.
 *
 * @example
 * const mode = new TerraformVariable(stack, "mode", { type: "string" });
 *
 * new RdsLicensing(stack, "desktops", {
 *   licenseServers: ["lic1.contoso.com"],
 *   mode: LicensingMode.of(mode.stringValue), // or LicensingMode.PER_USER
 *   sessionHosts: ["rdsh1.contoso.com"],
 * });
 */
export class LicensingMode {
  /** One CAL for each device that connects. */
  public static readonly PER_DEVICE = new LicensingMode("per_device");
  /** One CAL for each user who connects. */
  public static readonly PER_USER = new LicensingMode("per_user");

  /**
   * A mode that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `per_device`, or a token
   */
  public static of(value: string): LicensingMode {
    return new LicensingMode(value);
  }

  private constructor(
    /** The provider's spelling of the mode, or a token. */
    public readonly value: string,
  ) {}
}
