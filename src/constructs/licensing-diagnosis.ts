import { Construct } from "constructs";
import { Fn, forExpression, type IResolvable, Lazy, Token } from "./core";
import * as errors from "./errors";
import { keyOf } from "./known";
import { DataRdslicensingDiagnosis } from "./l1/data-rdslicensing-diagnosis";
import type { LicensedHosts } from "./licensed-hosts";
import { type CheckAssertion, TerraformCheck } from "./terraform-check";
import { validateWholeNumber } from "./validate-props";

/** Options of `RdsLicensing.diagnose`. */
export interface DiagnosisOptions {
  /**
   * From how many days left on, 0 to 120, the end of the grace period is told of a host whose licensing does not work.
   * May be a token.
   *
   * @default 30
   */
  readonly graceWarningDays?: number;

  /**
   * Whether every plan and apply ends with a warning for each unhealthy host, by a `check` block (Terraform from 1.5,
   * OpenTofu). The CDK can write it as JSON only, not as HCL.
   *
   * @default true
   */
  readonly check?: boolean;
}

interface Entry {
  readonly hosts: LicensedHosts;
  readonly diagnosis: DataRdslicensingDiagnosis;
}

/**
 * What Windows says of the licensing of the session hosts of an {@link RdsLicensing}, made by its method `diagnose`.
 * Terraform asks each host at every plan, or at apply once its configuration has changed.
 *
 * Days and licenses are counted in the texts of findings, so that an output made of them changes from day to day.
 */
export class LicensingDiagnosis extends Construct {
  private readonly entries: Entry[] = [];

  /** Use `RdsLicensing.diagnose`. */
  public constructor(
    scope: Construct,
    id: string,
    private readonly options: DiagnosisOptions,
  ) {
    super(scope, id);
    validateWholeNumber(this.node.path, "graceWarningDays", options.graceWarningDays, [0, 120]);
    if (options.check ?? true) new TerraformCheck(this, "check", () => this.entries.map(assertionOf));
  }

  /**
   * The Terraform data sources: one a host, in the order of the hosts. Where `sessionHosts` is itself a token it has a
   * single one, which Terraform repeats with `for_each`.
   */
  public get diagnoses(): DataRdslicensingDiagnosis[] {
    return this.entries.map(({ diagnosis }) => diagnosis);
  }

  /**
   * The Terraform data source of one session host.
   *
   * @param host a name exactly as given, letter case aside, or the same token
   * @throws an error when there is no such host, or when `sessionHosts` is a token
   */
  public diagnosisFor(host: string): DataRdslicensingDiagnosis {
    const single = this.entries.filter(({ hosts }) => hosts.forEach === undefined);
    const entry = single.find(({ hosts }) => keyOf(hosts.host) === keyOf(host));
    if (entry !== undefined) return entry.diagnosis;
    if (single.length === 0) throw errors.sessionHostsUnknown(this.node.path, "diagnoses[0]");
    throw errors.notASessionHost(
      this.node.path,
      host,
      single.map(({ hosts }) => keyOf(hosts.host)),
    );
  }

  /**
   * Whether every host is healthy: a boolean token. A host is not healthy when it has a finding of severity `error`, or
   * when it could not be found out what Windows uses there.
   */
  public get healthy(): IResolvable {
    return this.expression((all) => Fn.alltrue(listOf(forExpression(all, "val.healthy"))));
  }

  /** The hosts that are not healthy, as they were named: a token. */
  public get unhealthyHosts(): string[] {
    return Token.asList(this.expression((all) => forExpression(all, "val.host if !val.healthy")));
  }

  /**
   * Everything that was found, host after host and the worst of each first: a list token of objects with `host`,
   * `code`, `severity`, `summary`, `remedy` and `server`.
   */
  public get findings(): IResolvable {
    const ofOneHost = "[for finding in val.findings : merge(finding, { host = val.host })]";
    return this.expression((all) => Fn.flatten([forExpression(all, ofOneHost)]) as unknown as IResolvable);
  }

  /** @internal */
  public _add(hosts: LicensedHosts): void {
    const { id, host, forEach, settings, configuration } = hosts;
    if (this.node.tryFindChild(id) !== undefined) throw errors.hostIdTaken(this.node.path, id);
    const diagnosis = new DataRdslicensingDiagnosis(this, id, {
      host,
      forEach,
      graceWarningDays: this.options.graceWarningDays,
      licenseServers: addressesOf(hosts),
      provider: settings.provider,
      // A change of the configuration is what is to be judged, not what was there before.
      dependsOn: [configuration],
    });
    this.entries.push({ diagnosis, hosts });
  }

  /** Hosts may be added until synth, so nothing is worked out before. `make` is given all data sources as a list. */
  private expression(make: (all: unknown) => IResolvable | string): IResolvable {
    return Lazy.anyValue({ produce: () => make(this.all()) });
  }

  private all(): unknown {
    const repeated = this.entries.find(({ hosts }) => hosts.forEach !== undefined)?.diagnosis.fqn;
    const single = this.entries
      .filter(({ hosts }) => hosts.forEach === undefined)
      .map(({ diagnosis }) => diagnosis.fqn);
    if (repeated === undefined) return single;
    return single.length === 0 ? repeated : Fn.concat([single, Fn.values(repeated)]);
  }
}

function addressesOf({ settings }: LicensedHosts): { [name: string]: string } | undefined {
  const addresses = settings.licenseServerPool?.winrmAddresses ?? {};
  return Object.keys(addresses).length === 0 ? undefined : addresses;
}

/** In a for expression over data sources, what to say of one. */
const SENTENCE = (() => {
  const isUnhealthy = 'contains(val.findings[*].severity, "error")';
  const decisive = 'contains(["role_not_active", "mode_not_configured", "no_license_servers"], finding.code)';
  const unknown = `[for finding in val.findings : finding.summary if finding.severity == "unknown" && ${decisive}]`;
  const unhealthy = `"is not healthy: \${join(" ", val.problems)}"`;
  const unassessed = `"could not be assessed: \${try(${unknown}[0], "")}"`;
  return `"\${val.host} \${val.assessed || ${isUnhealthy} ? ${unhealthy} : ${unassessed}}"`;
})();

function assertionOf({ diagnosis, hosts }: Entry): CheckAssertion {
  const repeated = hosts.forEach !== undefined;
  const sentences = forExpression(repeated ? diagnosis.fqn : [diagnosis.fqn], `${SENTENCE} if !val.healthy`);
  return {
    condition: repeated ? Fn.alltrue(listOf(forExpression(diagnosis.fqn, "val.healthy"))) : diagnosis.healthy,
    errorMessage: Fn.join("\n", Token.asList(sentences)),
  };
}

/** An expression whose value is a list, as the CDK's functions want it typed. */
function listOf(expression: IResolvable): IResolvable[] {
  return expression as unknown as IResolvable[];
}
