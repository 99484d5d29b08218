import { Construct, type IConstruct } from "constructs";
import type { LicenseServerRedundancy } from "./license-server-redundancy";
import { validateHost, validateLicenseServers } from "./validate-props";
import { validateRedundancy } from "./validate-redundancy";

/** One license server of a {@link LicenseServerPool}. */
export interface LicenseServer {
  /** A NetBIOS name, a fully qualified domain name or an IPv4 address, as session hosts are to know it; or a token. */
  readonly name: string;

  /**
   * The host, with `:port` where needed, by which WinRM reaches the license server with the provider's credentials, so
   * that a diagnosis judges its activation and its CALs too; or a token.
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
   * Those they ask when it can not help, in this order.
   *
   * @default - none
   */
  readonly secondaries?: LicenseServer[];

  /**
   * How many of them a session host is to have, where its own settings say nothing else.
   *
   * @default - no minimum
   */
  readonly redundancy?: LicenseServerRedundancy;
}

/** License servers that session hosts share, in the order of preference. */
export interface ILicenseServerPool extends IConstruct {
  /** Their names, the primary first; a token where only Terraform knows them. */
  readonly serverNames: string[];

  /** How many of them a session host is to have, where its own settings say nothing else. */
  readonly redundancy?: LicenseServerRedundancy;

  /** By name, where WinRM reaches those that a diagnosis asks too. */
  readonly winrmAddresses: { [name: string]: string };
}

/**
 * License servers with their role, declared once and shared by any number of {@link RdsLicensing}, of several stacks
 * too. A pool makes no Terraform resource: it is what the session hosts' lists are made of.
 *
 * Its order is its meaning, so it can not be added to: whoever needs another order declares another pool.
 */
export class LicenseServerPool extends Construct implements ILicenseServerPool {
  /**
   * A pool of servers of which only the names matter.
   *
   * @param names the primary first; the list or its elements may be tokens
   */
  public static fromNames(scope: Construct, id: string, names: string[]): ILicenseServerPool {
    return new NamedLicenseServers(scope, id, names);
  }

  /** The names of the license servers, the primary first. */
  public readonly serverNames: string[];

  /** How many of them a session host is to have, where its own settings say nothing else. */
  public readonly redundancy?: LicenseServerRedundancy;

  /** By name, where WinRM reaches those that a diagnosis asks too. */
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
