import { Construct, type IConstruct } from "constructs";
import { type LicenseServerRedundancy, validateRedundancy } from "./license-server-redundancy";
import { validateHost, validateLicenseServers } from "./validate-props";

/** One license server of a {@link LicenseServerPool}. */
export interface LicenseServer {
  /**
   * The name by which session hosts use it: a NetBIOS name, a fully qualified domain name or an IPv4 address; or a token.
   */
  readonly name: string;

  /**
   * The host, with `:port` where needed, at which WinRM reaches the license server with the provider's credentials, so
   * that a diagnosis can check its activation and its CALs too; or a token.
   *
   * @default - the license server itself is not asked
   */
  readonly winrmAddress?: string;
}

/** Properties of {@link LicenseServerPool}. */
export interface LicenseServerPoolProps {
  /** The license server that session hosts ask first. */
  readonly primary: LicenseServer;

  /**
   * The license servers that session hosts ask when the primary cannot help, in this order.
   *
   * @default - none
   */
  readonly secondaries?: LicenseServer[];

  /**
   * How many of them a session host must have, unless its own settings say otherwise.
   *
   * @default - no minimum
   */
  readonly redundancy?: LicenseServerRedundancy;
}

/** License servers that session hosts share, in order of preference. */
export interface ILicenseServerPool extends IConstruct {
  /** Their names, the primary first; a token where only Terraform knows them. */
  readonly serverNames: string[];

  /**
   * How many of them a session host must have, unless its own settings say otherwise.
   *
   * @default - no minimum
   */
  readonly redundancy?: LicenseServerRedundancy;

  /** The WinRM addresses, by name, of those that a diagnosis asks too. */
  readonly winrmAddresses: { [name: string]: string };
}

/**
 * A primary license server and its secondaries, declared once and shared by any number of {@link RdsLicensing}
 * constructs, across stacks too. A pool makes no Terraform resource: the session hosts' lists are made from it.
 *
 * The order matters, so nothing can be added to a pool: for another order, declare another pool.
 *
 * @example
 * const pool = new LicenseServerPool(stack, "pool", {
 *   primary: { name: "lic1.contoso.com", winrmAddress: "lic1.contoso.com" },
 *   secondaries: [{ name: "lic2.contoso.com" }],
 *   redundancy: { minimumServers: 2 },
 * });
 *
 * new RdsLicensing(stack, "desktops", {
 *   licenseServerPool: pool,
 *   mode: LicensingMode.PER_USER,
 *   sessionHosts: ["rdsh1.contoso.com"],
 * });
 */
export class LicenseServerPool extends Construct implements ILicenseServerPool {
  /**
   * A pool of license servers that are known by name only.
   *
   * @example
   * const names = new TerraformVariable(stack, "license_servers", { type: "list(string)" });
   * const pool = LicenseServerPool.fromNames(stack, "pool", names.listValue);
   * @param names the primary first; the list or its elements may be tokens
   */
  public static fromNames(scope: Construct, id: string, names: string[]): ILicenseServerPool {
    return new NamedLicenseServers(scope, id, names);
  }

  /** The names of the license servers, the primary first. */
  public readonly serverNames: string[];

  /**
   * How many of them a session host must have, unless its own settings say otherwise.
   *
   * @default - no minimum
   */
  public readonly redundancy?: LicenseServerRedundancy;

  /** The WinRM addresses, by name, of those that a diagnosis asks too. */
  public readonly winrmAddresses: { [name: string]: string };

  public constructor(scope: Construct, id: string, props: LicenseServerPoolProps) {
    super(scope, id);
    const servers = [props.primary, ...(props.secondaries ?? [])];
    this.serverNames = servers.map(({ name }) => name);
    this.redundancy = props.redundancy;
    this.winrmAddresses = Object.fromEntries(
      servers.flatMap(({ name, winrmAddress }) => (winrmAddress === undefined ? [] : [[name, winrmAddress]])),
    );
    validateLicenseServers(this.node.path, this.serverNames);
    for (const [name, address] of Object.entries(this.winrmAddresses)) {
      validateHost(`${this.node.path}: winrmAddress of ${name}`, address);
    }
    validateRedundancy(this, this.redundancy, this.serverNames);
  }
}

class NamedLicenseServers extends Construct implements ILicenseServerPool {
  public readonly winrmAddresses = {};

  public constructor(
    scope: Construct,
    id: string,
    public readonly serverNames: string[],
  ) {
    super(scope, id);
    validateLicenseServers(this.node.path, serverNames);
  }
}
