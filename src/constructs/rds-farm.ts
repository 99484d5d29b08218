import { Construct } from "constructs";
import { Fn, forExpression, type IResolvable, Lazy, TerraformOutput, Token } from "./core";
import * as errors from "./errors";
import { addressHostsBelow } from "./host-address";
import { type ILicenseServerPool, LicenseServerPool } from "./license-server-pool";
import type { DiagnosisOptions, LicensingDiagnosis } from "./licensing-diagnosis";
import { inherit, type LicensingSettings } from "./licensing-settings";
import { RdsLicensing, type RdsLicensingProps } from "./rds-licensing";

/** Properties of {@link RdsFarm}: what all its session hosts inherit, and its groups of them. */
export interface RdsFarmProps extends LicensingSettings {
  /**
   * The groups of session hosts by their id in the construct tree. The addresses of their Terraform resources do not
   * depend on it, so that a host may move from one group to another. What a group says wins over what the farm says.
   *
   * @default - none but those of `addSessionHostGroup`
   */
  readonly sessionHostGroups?: { [id: string]: RdsLicensingProps };

  /**
   * Whether every session host is asked for its diagnosis, with outputs of the farm's health and a warning for each
   * unhealthy host at the end of every plan and apply.
   *
   * @default true
   */
  readonly diagnose?: boolean;

  /**
   * How the session hosts are diagnosed.
   *
   * @default - as `RdsLicensing.diagnose` does
   */
  readonly diagnosis?: DiagnosisOptions;
}

/** The ids of a farm's outputs. */
const OUTPUTS = ["healthy", "unhealthy_hosts", "findings"] as const;

/**
 * A farm of session hosts: groups with a licensing mode of their own, one pool of license servers, and its health.
 *
 * Outputs, unless `diagnose` is false: `healthy`, whether every host is; `unhealthy_hosts`;
 * and `findings`, each error and warning with its `host`, `code`, `severity` and `server`. Their texts are left out: they
 * count days and licenses, so the output would change from day to day. Terraform knows each by its path in the stack:
 * `farm_healthy_3B8A9DC9`, for example.
 */
export class RdsFarm extends Construct {
  /** The license servers of every group that names none itself; undefined where every group is to name its own. */
  public readonly licenseServerPool?: ILicenseServerPool;

  private readonly groups: RdsLicensing[] = [];

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: RdsFarmProps,
  ) {
    super(scope, id);
    addressHostsBelow(this);
    this.licenseServerPool = this.poolOf(props);
    for (const [name, group] of Object.entries(props.sessionHostGroups ?? {})) this.addSessionHostGroup(name, group);
    if (props.diagnose ?? true) this.addOutputs();
    this.node.addValidation({
      validate: () => (this.groups.length === 0 ? [errors.noSessionHostGroups()] : []),
    });
  }

  /** The groups, in the order in which they were added. */
  public get sessionHostGroups(): RdsLicensing[] {
    return [...this.groups];
  }

  /**
   * Whether every session host is healthy: a boolean token. As the other two it speaks of the whole farm, so its use is
   * an error of the synth while a group is without a diagnosis; then `sessionHostGroups` have theirs.
   */
  public get healthy(): IResolvable {
    return this.overGroups((diagnoses) => Fn.alltrue(diagnoses.map(({ healthy }) => healthy)));
  }

  /** The session hosts that are not healthy, as they were named: a token. */
  public get unhealthyHosts(): string[] {
    return Token.asList(
      this.overGroups((diagnoses) => Fn.concat(diagnoses.map(({ unhealthyHosts }) => unhealthyHosts))),
    );
  }

  /** Everything that was found, in the shape of `LicensingDiagnosis.findings`: a list token. */
  public get findings(): IResolvable {
    return this.overGroups((diagnoses) => Fn.concat(diagnoses.map(({ findings }) => findings)));
  }

  /**
   * Adds a group of session hosts, which inherit what the farm says and the group does not.
   *
   * @throws an error for an id that is taken, by one of the farm's outputs for example, or when neither names license
   * servers
   */
  public addSessionHostGroup(id: string, props: RdsLicensingProps): RdsLicensing {
    const { sessionHostGroups: _, diagnose = true, diagnosis, licenseServers: __, ...common } = this.props;
    const taken: readonly string[] = diagnose ? OUTPUTS : [];
    if (taken.includes(id) || this.node.tryFindChild(id) !== undefined) throw errors.groupIdTaken(this.node.path, id);
    const settings = inherit(props, { ...common, licenseServerPool: this.licenseServerPool });
    if (settings.licenseServers === undefined && settings.licenseServerPool === undefined)
      throw errors.licenseServersOfGroupMissing(this.node.path, id);
    const group = new RdsLicensing(this, id, settings);
    if (diagnose) group.diagnose(diagnosis);
    this.groups.push(group);
    return group;
  }

  private poolOf({ licenseServers, licenseServerPool }: RdsFarmProps): ILicenseServerPool | undefined {
    if (licenseServers !== undefined && licenseServerPool !== undefined)
      throw errors.licenseServersTwice(this.node.path);
    if (licenseServers === undefined) return licenseServerPool;
    return LicenseServerPool.fromNames(this, "license-servers", licenseServers);
  }

  private addOutputs(): void {
    const stable = "{ host = val.host, code = val.code, severity = val.severity, server = val.server }";
    const telling = 'if contains(["error", "warning"], val.severity)';
    const [healthy, unhealthyHosts, findings] = OUTPUTS;
    new TerraformOutput(this, healthy, { value: this.healthy });
    new TerraformOutput(this, unhealthyHosts, { value: this.unhealthyHosts });
    new TerraformOutput(this, findings, { value: forExpression(this.findings, `${stable} ${telling}`) });
  }

  /** Groups may be added until synth, so nothing is worked out before. */
  private overGroups(make: (diagnoses: LicensingDiagnosis[]) => unknown): IResolvable {
    return Lazy.anyValue({ produce: () => make(this.groups.map((group) => this.diagnosisOf(group))) });
  }

  /** What nobody was asked is not well: without this, a farm that is not diagnosed would be healthy. */
  private diagnosisOf({ diagnosis, node }: RdsLicensing): LicensingDiagnosis {
    if (diagnosis === undefined) throw errors.notDiagnosed(this.node.path, node.id);
    return diagnosis;
  }
}
