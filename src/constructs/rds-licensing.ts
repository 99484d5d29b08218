import { Construct } from "constructs";
import type { LicensingMode } from "./choices/licensing-mode";
import { TerraformIterator, Token } from "./core";
import * as errors from "./errors";
import { hostAddress } from "./host-address";
import { hostsConfiguredElsewhere } from "./hosts-configured-elsewhere";
import { keyOf, known } from "./known";
import { Configuration } from "./l1/configuration";
import type { LicensedHosts } from "./licensed-hosts";
import { type DiagnosisOptions, LicensingDiagnosis } from "./licensing-diagnosis";
import { type HostSettings, inherit, type LicensingSettings } from "./licensing-settings";
import { validateHost } from "./validate-props";
import { type ValidSettings, validateSettings } from "./validate-settings";

/** Properties of {@link RdsLicensing}. Every value, every list and every element of a list may be a token. */
export interface RdsLicensingProps extends LicensingSettings {
  /** The kind of license to ask for; it must match the licenses installed on the license servers. */
  readonly mode: LicensingMode;

  /**
   * The hosts to configure: a DNS name or an address each, with `:port` only where WinRM is not on its usual port.
   *
   * @default - none but those of `addSessionHost`
   */
  readonly sessionHosts?: string[];
}

/** What `RdsLicensing.addSessionHost` may say of one session host. */
export interface SessionHostOptions extends LicensingSettings {
  /**
   * The kind of license this host asks for.
   *
   * @default - that of the other hosts
   */
  readonly mode?: LicensingMode;

  /**
   * What the host is known by in the construct tree, and so in the address of its Terraform resource. Worth giving for
   * a host whose name is a token: its place among the hosts is no name for good.
   *
   * @default - the host's name in lower case; for a token `#` and its place among the hosts, from 0
   */
  readonly id?: string;
}

/** The id of an {@link RdsLicensing}'s diagnosis. */
const DIAGNOSIS = "diagnosis";

/**
 * The licensing of session hosts: every host gets the same mode and the same license servers, but for what
 * `addSessionHost` says of one.
 *
 * A wrong value that is known at synth is an error here; one that only Terraform knows is an error of its plan.
 */
export class RdsLicensing extends Construct {
  /** What session hosts inherit, as it was given, and what it comes to. */
  private readonly common: HostSettings;
  private readonly settings: ValidSettings;
  private readonly members: LicensedHosts[] = [];
  private readonly byHost = new Map<string, LicensedHosts>();
  private ownDiagnosis?: LicensingDiagnosis;

  public constructor(scope: Construct, id: string, props: RdsLicensingProps) {
    super(scope, id);
    const { sessionHosts = [], ...common } = props;
    this.common = common;
    this.settings = validateSettings(this, common);
    if (Token.isUnresolved(sessionHosts)) this.configureEach(sessionHosts);
    else sessionHosts.forEach((host, index) => void this.configureOne(host, `sessionHosts[${index}]`));
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * The Terraform resources: one a host, in the order of the hosts. Where `sessionHosts` is itself a token it has a
   * single one, which Terraform repeats with `for_each`. A single one is also the construct's default child.
   */
  public get configurations(): Configuration[] {
    return this.members.map(({ configuration }) => configuration);
  }

  /** What `diagnose` has made; undefined before. */
  public get diagnosis(): LicensingDiagnosis | undefined {
    return this.ownDiagnosis;
  }

  /**
   * Configures one more session host, with settings of its own where they are given.
   *
   * @param host a DNS name or an address, with `:port` only where WinRM is not on its usual port; or a token
   * @returns its Terraform resource
   */
  public addSessionHost(host: string, options: SessionHostOptions = {}): Configuration {
    return this.configureOne(host, "host", options).configuration;
  }

  /**
   * The Terraform resource of one session host.
   *
   * @param host a name exactly as given, letter case aside, or the same token
   * @throws an error when there is no such host, or when `sessionHosts` is a token
   */
  public configurationFor(host: string): Configuration {
    const member = this.byHost.get(keyOf(host));
    if (member !== undefined) return member.configuration;
    if (this.byHost.size === 0) throw errors.sessionHostsUnknown(this.node.path, "configurations[0]");
    throw errors.notASessionHost(this.node.path, host, [...this.byHost.keys()]);
  }

  /**
   * Has Terraform ask every session host for its diagnosis, those of later calls of `addSessionHost` too. To be called
   * once.
   */
  public diagnose(options: DiagnosisOptions = {}): LicensingDiagnosis {
    if (this.ownDiagnosis !== undefined) throw errors.diagnosedTwice(this.node.path);
    if (this.node.tryFindChild(DIAGNOSIS) !== undefined) throw errors.hostIdTaken(this.node.path, DIAGNOSIS);
    this.ownDiagnosis = new LicensingDiagnosis(this, DIAGNOSIS, options);
    for (const member of this.members) this.ownDiagnosis._add(member);
    return this.ownDiagnosis;
  }

  private problems(): string[] {
    if (this.members.length === 0) return [errors.noSessionHosts()];
    const imported = this.members.filter(({ forEach, configuration }) => forEach && configuration.toTerraform().import);
    const addresses = imported.map(
      ({ configuration: { terraformResourceType, friendlyUniqueId } }) =>
        `${terraformResourceType}.${friendlyUniqueId}`,
    );
    return [...addresses.map(errors.importedWithoutKey), ...hostsConfiguredElsewhere(this)];
  }

  /** @param place where the host was given */
  private configureOne(host: string, place: string, { id, ...own }: SessionHostOptions = {}): LicensedHosts {
    validateHost(`${this.node.path}: ${place}`, host);
    if (this.byHost.has(keyOf(host))) throw errors.duplicateSessionHost(this.node.path, host);
    // An id becomes part of the resource's address, so it must not change with letter case or, for a token, with the
    // token's number. "#" can not begin a host name.
    const name = id ?? known(host)?.toLowerCase() ?? `#${this.members.length}`;
    const settings =
      Object.keys(own).length === 0
        ? this.settings
        : validateSettings(this, inherit(own, this.common), `${this.node.path}/${name}`);
    const member = this.add({ id: name, host, settings });
    this.byHost.set(keyOf(host), member);
    return member;
  }

  private configureEach(sessionHosts: string[]): void {
    const forEach = TerraformIterator.fromList(sessionHosts);
    this.add({ id: "each", host: forEach.value, forEach, settings: this.settings });
  }

  private add(hosts: Omit<LicensedHosts, "configuration">): LicensedHosts {
    const { id, host, forEach, settings } = hosts;
    // A list that is a token, or a place in a list, is its group's.
    const isNamed = forEach === undefined && !id.startsWith("#");
    if (this.node.tryFindChild(id) !== undefined) throw errors.hostIdTaken(this.node.path, id);
    const address = isNamed ? hostAddress(this, id, host, settings.scope?.value ?? "local") : undefined;
    const configuration = new Configuration(this, id, { host, forEach, ...attributesOf(settings) });
    if (address !== undefined) configuration.overrideLogicalId(address);
    const member = { ...hosts, configuration };
    this.members.push(member);
    this.ownDiagnosis?._add(member);
    this.node.defaultChild = this.members.length === 1 ? configuration : undefined;
    return member;
  }
}

function attributesOf({ mode, licenseServers, redundancy, provider, ...choices }: ValidSettings) {
  return {
    mode: mode.value,
    licenseServers,
    redundancy: redundancy && { ...redundancy, onViolation: redundancy.onViolation?.value },
    scope: choices.scope?.value,
    onPolicyOverride: choices.onPolicyOverride?.value,
    writeMethod: choices.writeMethod?.value,
    onDestroy: choices.onDestroy?.value,
    provider,
  };
}
