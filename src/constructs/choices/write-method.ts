/**
 * How settings are written to a session host. Whatever the method, the registry is read back.
 *
 * @example
 * desktops.addSessionHost("rdsh3.contoso.com", { writeMethod: WriteMethod.REGISTRY });
 */
export class WriteMethod {
  /** Windows' own setters where the session host role is active and no policy sets the value, else the registry. */
  public static readonly AUTO = new WriteMethod("auto");
  /** Windows' own setters, which take effect without a restart of the host. */
  public static readonly WMI = new WriteMethod("wmi");
  /** The registry. Microsoft recommends a restart of the host afterwards. */
  public static readonly REGISTRY = new WriteMethod("registry");

  /**
   * A method that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `auto`, or a token
   */
  public static of(value: string): WriteMethod {
    return new WriteMethod(value);
  }

  private constructor(
    /** The provider's spelling of the method, or a token. */
    public readonly value: string,
  ) {}
}
