import { Construct } from "constructs";
import { acceptFunctions } from "./accept-functions";
import { forExpression, TerraformIterator, Token } from "./cdk";
import type { LicensingMode } from "./choices/licensing-mode";
import * as errors from "./errors";
import { hostAddress } from "./host-address";
import { type HostWaves, wavesOf } from "./host-waves";
import { hostsConfiguredElsewhere } from "./hosts-configured-elsewhere";
import { importSessionHost } from "./import-session-host";
import { Configuration } from "./l1/configuration";
import type { HealthGate } from "./l1/health-gate";
import { type DiagnosisOptions, type LicensedHosts, LicensingDiagnosis } from "./licensing-diagnosis";
import { type HostSettings, inherit, type LicensingSettings } from "./licensing-settings";
import type { Rollout } from "./rollout";
import { hostKey, knownAtSynth } from "./tokens";
import { validateHost } from "./validate-props";
import { type ValidSettings, validateSettings } from "./validate-settings";

/** Properties of {@link RdsLicensing}. Every value, every list and every element of a list may be a token. */
export interface RdsLicensingProps extends LicensingSettings {
  /** The kind of license to ask for; it must match the licenses installed on the license servers. */
  readonly mode: LicensingMode;

  /**
   * The hosts to configure: a DNS name or an address each, with `:port` only where WinRM is not on its usual port.
   *
   * @default - none; add hosts with `addSessionHost`
   */
  readonly sessionHosts?: string[];

  /**
   * How a change reaches the hosts: in waves, each of which starts when the one before is healthy.
   *
   * @default - that of the farm, else all hosts at once
   */
  readonly rollout?: Rollout;
}

/** Options of `RdsLicensing.addSessionHost`: what is different for one session host. */
export interface SessionHostOptions extends LicensingSettings {
  /**
   * The kind of license that this host asks for.
   *
   * @default - that of the other hosts
   */
  readonly mode?: LicensingMode;

  /**
   * The id of the host in the construct tree, and so in the address of its Terraform resource. Set it for a host whose
   * name is a token: without it, the id is the host's place among the hosts, which changes when one before it is removed.
   *
   * @default - the host's name in lower case; for a token, `#` and its place among the hosts, from 0
   */
  readonly id?: string;
}

/** The id of an {@link RdsLicensing}'s diagnosis. */
const DIAGNOSIS = "diagnosis";

/**
 * The licensing of session hosts: every host gets the same mode and the same license servers, except for what
 * `addSessionHost` sets for one.
 *
 * A wrong value that is known at synth is an error here; one that only Terraform knows is an error of its plan.
 *
 * @example
 * const desktops = new RdsLicensing(stack, "desktops", {
 *   licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
 *   mode: LicensingMode.PER_USER,
 *   sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com"],
 * });
 *
 * desktops.addSessionHost("kiosk1.contoso.com", { mode: LicensingMode.PER_DEVICE });
 * desktops.configurationFor("rdsh1.contoso.com").lifecycle = { preventDestroy: true };
 */
export class RdsLicensing extends Construct {
  /** What session hosts inherit, as it was given. */
  readonly #common: HostSettings;
  /** The same, validated. */
  readonly #settings: ValidSettings;
  readonly #members: LicensedHosts[] = [];
  readonly #byHost = new Map<string, LicensedHosts>();
  readonly #waves: HostWaves | undefined;
  #diagnosis?: LicensingDiagnosis;
  #isImported = false;

  public constructor(scope: Construct, id: string, props: RdsLicensingProps) {
    super(scope, id);
    acceptFunctions(this);
    const { sessionHosts = [], rollout, ...common } = props;
    this.#common = common;
    this.#settings = validateSettings(this, common);
    this.#waves = wavesOf(this, rollout);
    if (Token.isUnresolved(sessionHosts)) this.#configureEach(sessionHosts);
    else sessionHosts.forEach((host, index) => void this.#configureOne(host, `sessionHosts[${index}]`));
    this.node.addValidation({ validate: () => this.#problems() });
  }

  /**
   * The Terraform resources: one for each host, in the order of the hosts. Where `sessionHosts` is itself a token there is
   * a single one, which Terraform repeats with `for_each`. A single one is also the construct's default child.
   */
  public get configurations(): Configuration[] {
    return this.#members.map(({ configuration }) => configuration);
  }

  /** The gates between the waves of the rollout, in order; in a farm with a rollout, those of the farm. */
  public get healthGates(): HealthGate[] {
    return this.#waves?.healthGates ?? [];
  }

  /** The diagnosis that `diagnose` made; undefined before. */
  public get diagnosis(): LicensingDiagnosis | undefined {
    return this.#diagnosis;
  }

  /**
   * Configures one more session host, with its own settings where it has any.
   *
   * @param host a DNS name or an address, with `:port` only where WinRM is not on its usual port; or a token
   * @param options what is different for this host
   * @returns its Terraform resource
   */
  public addSessionHost(host: string, options: SessionHostOptions = {}): Configuration {
    return this.#configureOne(host, "host", options).configuration;
  }

  /**
   * The Terraform resource of one session host.
   *
   * @param host the name exactly as given, ignoring letter case, or the same token
   * @throws an error when there is no such host, or when `sessionHosts` is a token
   */
  public configurationFor(host: string): Configuration {
    const member = this.#byHost.get(hostKey(host));
    if (member !== undefined) return member.configuration;
    if (this.#byHost.size === 0) throw errors.sessionHostsUnknown(this.node.path, "configurations[0]");
    throw errors.notASessionHost(this.node.path, host, [...this.#byHost.keys()]);
  }

  /**
   * Imports every session host as it is with the next apply, including those that `addSessionHost` adds later: for hosts
   * that are configured already. Once they are applied, remove the call.
   *
   * @throws an error when `sessionHosts` is a token, because an import block needs each host, or when `settingsScope` is one
   */
  public importSessionHosts(): void {
    this.#isImported = true;
    for (const member of this.#members) this.#import(member);
  }

  /**
   * Makes Terraform diagnose every session host, including those that `addSessionHost` adds later. Call it once.
   *
   * @param options how the hosts are diagnosed
   * @throws an error when it is called a second time, or when a host has the id `diagnosis`
   */
  public diagnose(options: DiagnosisOptions = {}): LicensingDiagnosis {
    if (this.#diagnosis !== undefined) throw errors.diagnosedTwice(this.node.path);
    if (this.node.tryFindChild(DIAGNOSIS) !== undefined) throw errors.hostIdTaken(this.node.path, DIAGNOSIS);
    this.#diagnosis = new LicensingDiagnosis(this, DIAGNOSIS, options);
    for (const member of this.#members) this.#diagnosis._add(member);
    return this.#diagnosis;
  }

  #problems(): string[] {
    if (this.#members.length === 0) return [errors.noSessionHosts()];
    const imported = this.#members.filter(
      ({ forEach, configuration }) => forEach && configuration.toTerraform().import,
    );
    const addresses = imported.map(({ configuration }) => addressOf(configuration));
    return [...addresses.map(errors.importedWithoutKey), ...hostsConfiguredElsewhere(this)];
  }

  #import({ host, forEach, configuration, settings }: LicensedHosts): void {
    if (forEach !== undefined) throw new Error(errors.importedWithoutKey(addressOf(configuration)));
    const scope = settings.settingsScope?.value ?? "local";
    if (knownAtSynth(scope) === undefined) throw errors.importScopeUnknown(this.node.path);
    importSessionHost(configuration, scope === "policy" ? `${host}/policy` : host);
  }

  /** @param place where the host was given */
  #configureOne(host: string, place: string, { id, ...own }: SessionHostOptions = {}): LicensedHosts {
    validateHost(`${this.node.path}: ${place}`, host);
    if (this.#byHost.has(hostKey(host))) throw errors.duplicateSessionHost(this.node.path, host);
    // An id becomes part of the resource's address, so it must not change with letter case or, for a token, with the
    // token's number. "#" cannot begin a host name.
    const name = id ?? knownAtSynth(host)?.toLowerCase() ?? `#${this.#members.length}`;
    const settings =
      Object.keys(own).length === 0
        ? this.#settings
        : validateSettings(this, inherit(own, this.#common), `${this.node.path}/${name}`);
    const member = this.#add({ id: name, host, settings });
    this.#byHost.set(hostKey(host), member);
    return member;
  }

  #configureEach(sessionHosts: string[]): void {
    // A map, since Terraform's own time grows with the square of a set: a plan of 1,000 takes seven times as long. The dots
    // take a host that is named twice once, as a set does.
    const byName = forExpression(sessionHosts, "val...", "val");
    const forEach = TerraformIterator.fromMap(Token.asAnyMap(byName));
    this.#add({ id: "each", host: forEach.key, forEach, settings: this.#settings });
  }

  #add(hosts: Omit<LicensedHosts, "configuration">): LicensedHosts {
    const { id, host, forEach, settings } = hosts;
    // The address of a list that is a token, or of a place in a list, depends on the group.
    const isNamed = forEach === undefined && !id.startsWith("#");
    if (this.node.tryFindChild(id) !== undefined) throw errors.hostIdTaken(this.node.path, id);
    const address = isNamed ? hostAddress(this, id, host, settings.settingsScope?.value ?? "local") : undefined;
    const configuration = new Configuration(this, id, { host, forEach, ...attributesOf(settings) });
    if (address !== undefined) configuration.overrideLogicalId(address);
    const member = { ...hosts, configuration };
    this.#members.push(member);
    this.#diagnosis?._add(member);
    if (this.#isImported) this.#import(member);
    this.#waves?.add(member);
    this.node.defaultChild = this.#members.length === 1 ? configuration : undefined;
    return member;
  }
}

function addressOf({ terraformResourceType, friendlyUniqueId }: Configuration): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

function attributesOf({ mode, licenseServers, redundancy, provider, ...choices }: ValidSettings) {
  return {
    mode: mode.value,
    licenseServers,
    redundancy: redundancy && { ...redundancy, onViolation: redundancy.onViolation?.value },
    scope: choices.settingsScope?.value,
    onPolicyOverride: choices.onPolicyOverride?.value,
    writeMethod: choices.writeMethod?.value,
    onDestroy: choices.onDestroy?.value,
    provider,
  };
}
