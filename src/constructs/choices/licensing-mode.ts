/** The kind of client access license (CAL) a session host asks a license server for. */
export class LicensingMode {
  /** One CAL for each device that connects. */
  public static readonly PER_DEVICE = new LicensingMode("per_device");
  /** One CAL for each user who connects. */
  public static readonly PER_USER = new LicensingMode("per_user");

  /**
   * A mode that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, `per_device` for example, or a token
   */
  public static of(value: string): LicensingMode {
    return new LicensingMode(value);
  }

  private constructor(
    /** The provider's spelling of the mode, or a token. */
    public readonly value: string,
  ) {}
}
