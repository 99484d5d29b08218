/**
 * What happens to the licensing settings of a session host when they are no longer managed.
 *
 * @example
 * desktops.addSessionHost("rdsh3.contoso.com", { onDestroy: OnDestroy.KEEP });
 */
export class OnDestroy {
  /** The previous settings are restored. */
  public static readonly RESTORE = new OnDestroy("restore");
  /** The mode becomes "not configured" and the list of license servers is removed. */
  public static readonly CLEAR = new OnDestroy("clear");
  /** The settings stay as they are. */
  public static readonly KEEP = new OnDestroy("keep");

  /**
   * A choice that is not written in the program: the text of a Terraform variable, of another resource or of a file.
   *
   * @param value the provider's spelling, for example `restore`, or a token
   */
  public static of(value: string): OnDestroy {
    return new OnDestroy(value);
  }

  private constructor(
    /** The provider's spelling of the choice, or a token. */
    public readonly value: string,
  ) {}
}
