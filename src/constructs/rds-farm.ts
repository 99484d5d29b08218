import { Construct } from "constructs";
import { acceptFunctions } from "./accept-functions";
import { Fn, forExpression, type IResolvable, Lazy, TerraformOutput, Token } from "./cdk";
import type { DeploymentFarmProps } from "./deployment-farm";
import * as errors from "./errors";
import { addressHostsBelow } from "./host-address";
import { type HostWaves, wavesOf } from "./host-waves";
import { DataRdslicensingDeployment } from "./l1/data-rdslicensing-deployment";
import type { HealthGate } from "./l1/health-gate";
import { type ILicenseServerPool, LicenseServerPool } from "./license-server-pool";
import type { DiagnosisOptions, LicensingDiagnosis } from "./licensing-diagnosis";
import { inherit, type LicensingSettings } from "./licensing-settings";
import { RdsLicensing, type RdsLicensingProps } from "./rds-licensing";
import type { Rollout } from "./rollout";
import { validateHost } from "./validate-props";

/** Properties of {@link RdsFarm}: the settings that all its session hosts inherit, and its groups of session hosts. */
export interface RdsFarmProps extends LicensingSettings {
  /**
   * The groups of session hosts, by their id in the construct tree. A group's settings take precedence over the farm's.
   * The addresses of the Terraform resources do not depend on the group, so a host can move from one group to another.
   *
   * @default - none; add groups with `addSessionHostGroup`
   */
  readonly sessionHostGroups?: { [id: string]: RdsLicensingProps };

  /**
   * Whether every session host is diagnosed, with outputs for the farm's health and, at the end of every plan and apply, a
   * warning for each group that names its unhealthy hosts.
   *
   * @default true
   */
  readonly diagnose?: boolean;

  /**
   * How the session hosts are diagnosed.
   *
   * @default - the defaults of `RdsLicensing.diagnose`
   */
  readonly diagnosis?: DiagnosisOptions;

  /**
   * How a change reaches the session hosts of all groups: in waves, each of which starts when the one before is healthy.
   *
   * @default - all hosts at once
   */
  readonly rollout?: Rollout;
}

/** The ids of a farm's outputs. */
const OUTPUTS = ["healthy", "unhealthy_hosts", "findings"] as const;

/**
 * A farm of session hosts: groups with a licensing mode of their own, one pool of license servers, and the farm's health.
 *
 * Outputs, unless `diagnose` is false: `healthy`, whether every host is; `unhealthy_hosts`; and `findings`, each error and
 * warning with its `host`, `code`, `severity` and `server`. Their texts are left out: they count days and licenses, so the
 * output would change from day to day. Terraform names each output after its path in the stack: `farm_healthy_3B8A9DC9`,
 * for example.
 *
 * @example
 * const farm = new RdsFarm(stack, "farm", {
 *   licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
 *   sessionHostGroups: {
 *     desktops: { mode: LicensingMode.PER_USER, sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com"] },
 *     kiosks: { mode: LicensingMode.PER_DEVICE, sessionHosts: ["kiosk1.contoso.com"] },
 *   },
 * });
 *
 * const labs = farm.addSessionHostGroup("labs", { mode: LicensingMode.PER_USER });
 * labs.addSessionHost("lab1.contoso.com");
 */
export class RdsFarm extends Construct {
  /**
   * A farm of all session hosts that a Connection Broker knows, as the one group `session-hosts`: Terraform asks the broker
   * at every plan, and repeats one resource with `for_each` over the answer. A host that joins the deployment is added by
   * the next plan. Every host is reached by the name that the deployment has for it.
   *
   * Terraform must know the name of the broker at plan: it may be a token, but not one that is known after apply only.
   *
   * @example
   * const farm = RdsFarm.fromDeployment(stack, "farm", {
   *   connectionBroker: "rdcb1.contoso.com",
   *   mode: LicensingMode.PER_USER,
   *   licenseServers: ["lic1.contoso.com", "lic2.contoso.com"],
   * });
   *
   * new TerraformOutput(stack, "session_hosts", { value: farm.deployment?.sessionHosts });
   */
  public static fromDeployment(scope: Construct, id: string, props: DeploymentFarmProps): RdsFarm {
    const { connectionBroker, mode, diagnosis, ...settings } = props;
    const farm = new RdsFarm(scope, id, { ...settings, diagnosis: { connectionBroker, ...diagnosis } });
    validateHost(`${farm.node.path}: connectionBroker`, connectionBroker);
    const { provider } = settings;
    farm.#deployment = new DataRdslicensingDeployment(farm, "deployment", { host: connectionBroker, provider });
    farm.addSessionHostGroup("session-hosts", { mode, sessionHosts: farm.#deployment.sessionHosts });
    return farm;
  }

  /** The license servers of every group that has none of its own; undefined where each group must have its own. */
  public readonly licenseServerPool?: ILicenseServerPool;

  readonly #props: RdsFarmProps;
  readonly #groups: RdsLicensing[] = [];
  readonly #waves: HostWaves | undefined;
  #deployment?: DataRdslicensingDeployment;

  public constructor(scope: Construct, id: string, props: RdsFarmProps) {
    super(scope, id);
    acceptFunctions(this);
    this.#props = props;
    addressHostsBelow(this);
    this.licenseServerPool = this.#poolOf(props);
    this.#waves = props.rollout && wavesOf(this, props.rollout);
    for (const [name, group] of Object.entries(props.sessionHostGroups ?? {})) this.addSessionHostGroup(name, group);
    if (props.diagnose ?? true) this.#addOutputs();
    this.node.addValidation({
      validate: () => (this.#groups.length === 0 ? [errors.noSessionHostGroups()] : []),
    });
  }

  /** What the Connection Broker says, in a farm that `fromDeployment` made; undefined in any other. */
  public get deployment(): DataRdslicensingDeployment | undefined {
    return this.#deployment;
  }

  /** The groups, in the order in which they were added. */
  public get sessionHostGroups(): RdsLicensing[] {
    return [...this.#groups];
  }

  /** The gates between the waves of the farm's rollout, in order. */
  public get healthGates(): HealthGate[] {
    return this.#waves?.healthGates ?? [];
  }

  /**
   * Whether every session host is healthy: a boolean token. It covers the whole farm, as do the other two: using one is an
   * error of the synth while a group has no diagnosis. Use the diagnosis of the groups in `sessionHostGroups` then.
   */
  public get healthy(): IResolvable {
    return this.#overGroups((diagnoses) => Fn.alltrue(diagnoses.map(({ healthy }) => healthy)));
  }

  /** The unhealthy session hosts, as they were named: a list token. */
  public get unhealthyHosts(): string[] {
    return Token.asList(
      this.#overGroups((diagnoses) => Fn.concat(diagnoses.map(({ unhealthyHosts }) => unhealthyHosts))),
    );
  }

  /** All findings, in the shape of `LicensingDiagnosis.findings`: a list token. */
  public get findings(): IResolvable {
    return this.#overGroups((diagnoses) => Fn.concat(diagnoses.map(({ findings }) => findings)));
  }

  /**
   * Adds a group of session hosts, which inherits from the farm what it does not set.
   *
   * @throws an error for an id that is taken, for example by one of the farm's outputs, or when neither the group nor the
   * farm has license servers
   */
  public addSessionHostGroup(id: string, props: RdsLicensingProps): RdsLicensing {
    const {
      sessionHostGroups: _,
      diagnose = true,
      diagnosis,
      licenseServers: __,
      rollout: ___,
      ...common
    } = this.#props;
    const taken: readonly string[] = diagnose ? OUTPUTS : [];
    if (taken.includes(id) || this.node.tryFindChild(id) !== undefined) throw errors.groupIdTaken(this.node.path, id);
    const settings = inherit(props, { ...common, licenseServerPool: this.licenseServerPool });
    if (settings.licenseServers === undefined && settings.licenseServerPool === undefined)
      throw errors.licenseServersOfGroupMissing(this.node.path, id);
    const group = new RdsLicensing(this, id, settings);
    if (diagnose) group.diagnose(diagnosis);
    this.#groups.push(group);
    return group;
  }

  #poolOf({ licenseServers, licenseServerPool }: RdsFarmProps): ILicenseServerPool | undefined {
    if (licenseServers !== undefined && licenseServerPool !== undefined)
      throw errors.licenseServersTwice(this.node.path);
    if (licenseServers === undefined) return licenseServerPool;
    return LicenseServerPool.fromNames(this, "license-servers", licenseServers);
  }

  #addOutputs(): void {
    const stable = "{ host = val.host, code = val.code, severity = val.severity, server = val.server }";
    const telling = 'if contains(["error", "warning"], val.severity)';
    const [healthy, unhealthyHosts, findings] = OUTPUTS;
    new TerraformOutput(this, healthy, { value: this.healthy });
    new TerraformOutput(this, unhealthyHosts, { value: this.unhealthyHosts });
    new TerraformOutput(this, findings, { value: forExpression(this.findings, `${stable} ${telling}`) });
  }

  /** Evaluated at synth, because groups may be added until then. */
  #overGroups(make: (diagnoses: LicensingDiagnosis[]) => unknown): IResolvable {
    return Lazy.anyValue({ produce: () => make(this.#groups.map((group) => this.#diagnosisOf(group))) });
  }

  /** A group without a diagnosis is not healthy: without this, a farm that is not diagnosed would be. */
  #diagnosisOf({ diagnosis, node }: RdsLicensing): LicensingDiagnosis {
    if (diagnosis === undefined) throw errors.notDiagnosed(this.node.path, node.id);
    return diagnosis;
  }
}
