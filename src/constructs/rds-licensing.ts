import { Construct } from "constructs";
import { TerraformIterator, type TerraformProvider, Token } from "./core";
import * as errors from "./errors";
import { known } from "./known";
import { Configuration } from "./l1/configuration";
import type { LicensingMode } from "./licensing-mode";
import type { OnDestroy } from "./on-destroy";
import { validateLicenseServers, validateMode, validateOnDestroy, validateSessionHosts } from "./validate-props";

/** Properties of {@link RdsLicensing}. Every value, every list and every element of a list may be a token. */
export interface RdsLicensingProps {
  /** The hosts to configure: a DNS name or an address each, with `:port` only where WinRM is not on its usual port. */
  readonly sessionHosts: string[];

  /** The kind of license to ask for; it must match the licenses installed on the license servers. */
  readonly mode: LicensingMode;

  /**
   * The license servers in the order of preference, the primary first: NetBIOS names, fully qualified domain names or
   * IPv4 addresses.
   */
  readonly licenseServers: string[];

  /**
   * What becomes of a host's settings when it leaves the list or the construct is removed.
   *
   * @default OnDestroy.RESTORE
   */
  readonly onDestroy?: OnDestroy;

  /**
   * The provider that reaches the hosts, where the stack has several.
   *
   * @default the stack's `RdslicensingProvider` without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * The licensing of the session hosts of a farm: every host gets the same mode and the same license servers.
 *
 * A wrong value that is known at synth is an error here; one that only Terraform knows is an error of its plan.
 */
export class RdsLicensing extends Construct {
  /**
   * The Terraform resources: one a host, in the order of `sessionHosts`. Where `sessionHosts` is itself a token there
   * is a single one, which Terraform repeats with `for_each`. A single one is also the construct's default child.
   */
  public readonly configurations: Configuration[];

  private readonly byHost = new Map<string, Configuration>();

  public constructor(scope: Construct, id: string, props: RdsLicensingProps) {
    super(scope, id);
    validateSessionHosts(this.node.path, props.sessionHosts);
    validateLicenseServers(this.node.path, props.licenseServers);
    validateMode(this.node.path, props.mode);
    validateOnDestroy(this.node.path, props.onDestroy);
    this.configurations = Token.isUnresolved(props.sessionHosts)
      ? [this.configureEach(props)]
      : props.sessionHosts.map((host, index) => this.configure(host, index, props));
    if (this.configurations.length === 1) this.node.defaultChild = this.configurations[0];
  }

  /**
   * The Terraform resource of one session host.
   *
   * @param host a name exactly as given in `sessionHosts`, letter case aside, or the same token
   * @throws an error when there is no such host, or when `sessionHosts` is a token
   */
  public configurationFor(host: string): Configuration {
    if (this.byHost.size === 0) throw errors.sessionHostsUnknown(this.node.path);
    const configuration = this.byHost.get(keyOf(host));
    if (configuration === undefined) throw errors.notASessionHost(this.node.path, host, [...this.byHost.keys()]);
    return configuration;
  }

  private configure(host: string, index: number, props: RdsLicensingProps): Configuration {
    // An id becomes part of the resource's address, so it must not change with letter case or, for a token, with the
    // token's number. "#" can not begin a host name.
    const id = known(host)?.toLowerCase() ?? `#${index}`;
    const configuration = new Configuration(this, id, { host, ...shared(props) });
    this.byHost.set(keyOf(host), configuration);
    return configuration;
  }

  private configureEach(props: RdsLicensingProps): Configuration {
    const forEach = TerraformIterator.fromList(props.sessionHosts);
    return new Configuration(this, "each", { host: forEach.value, forEach, ...shared(props) });
  }
}

/** Tokens are told apart by letter case. */
function keyOf(host: string): string {
  return known(host)?.toLowerCase() ?? host;
}

function shared({ mode, licenseServers, onDestroy, provider }: RdsLicensingProps) {
  return { mode: mode.value, licenseServers, onDestroy: onDestroy?.value, provider };
}
