import { Construct } from "constructs";
import { ASSESSING_CODES } from "../licensing";
import { Fn, forExpression, type IResolvable, Lazy, type TerraformIterator, TerraformLocal, Token } from "./cdk";
import * as errors from "./errors";
import type { Configuration } from "./l1/configuration";
import { DataRdslicensingDiagnosis } from "./l1/data-rdslicensing-diagnosis";
import { type CheckAssertion, TerraformCheck } from "./terraform-check";
import { hostKey } from "./tokens";
import { validateHost, validateWholeNumber } from "./validate-props";
import type { ValidSettings } from "./validate-settings";

/** Options of `RdsLicensing.diagnose`. */
export interface DiagnosisOptions {
  /**
   * Report the end of the grace period once this many days or fewer remain, from 0 to 120, for a host whose licensing does
   * not work. May be a token.
   *
   * @default 30
   */
  readonly graceWarningDays?: number;

  /**
   * The Connection Broker of the deployment that the session hosts are in, to compare its licensing settings with theirs: a
   * DNS name or an address, with `:port` where needed. May be a token.
   *
   * @default - none: they are not compared
   */
  readonly connectionBroker?: string;

  /**
   * Whether every plan and apply ends with a warning that names each unhealthy host, by a `check` block (Terraform 1.5 and
   * later, OpenTofu). A plan that changes a host cannot tell yet; its apply does. The CDK can write it as JSON only, not as
   * HCL.
   *
   * @default true
   */
  readonly check?: boolean;
}

/** One Terraform resource of an {@link RdsLicensing}: a session host, or all hosts of a list that is a token. */
export interface LicensedHosts {
  /** The id of the constructs that belong to it; it becomes part of their addresses. */
  readonly id: string;
  /** As the user gave it, or each host in turn. */
  readonly host: string;
  /** Where Terraform repeats the resource. */
  readonly forEach?: TerraformIterator;
  readonly settings: ValidSettings;
  readonly configuration: Configuration;
}

interface Entry {
  readonly hosts: LicensedHosts;
  readonly diagnosis: DataRdslicensingDiagnosis;
}

/**
 * What Windows reports about the licensing of the session hosts of an {@link RdsLicensing}, made by its method `diagnose`.
 * Terraform asks each host at every plan, or at apply when its configuration changes.
 *
 * The texts of findings count days and licenses, so an output made of them changes from day to day.
 *
 * @example
 * const desktops = new RdsLicensing(stack, "desktops", {
 *   licenseServers: ["lic1.contoso.com"],
 *   mode: LicensingMode.PER_USER,
 *   sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com"],
 * });
 * const diagnosis = desktops.diagnose({ graceWarningDays: 14 });
 *
 * new TerraformOutput(stack, "unhealthy", { value: diagnosis.unhealthyHosts });
 * new TerraformOutput(stack, "rdsh1", { value: diagnosis.diagnosisFor("rdsh1.contoso.com").details.effectiveMode });
 */
export class LicensingDiagnosis extends Construct {
  readonly #entries: Entry[] = [];
  readonly #options: DiagnosisOptions;

  /** Call `RdsLicensing.diagnose` instead. */
  public constructor(scope: Construct, id: string, options: DiagnosisOptions) {
    super(scope, id);
    this.#options = options;
    validateWholeNumber(this.node.path, "graceWarningDays", options.graceWarningDays, [0, 120]);
    if (options.connectionBroker !== undefined)
      validateHost(`${this.node.path}: connectionBroker`, options.connectionBroker);
    if (options.check ?? true) this.#addCheck();
  }

  /**
   * The Terraform data sources: one for each host, in the order of the hosts. Where `sessionHosts` is itself a token there
   * is a single one, which Terraform repeats with `for_each`.
   */
  public get diagnoses(): DataRdslicensingDiagnosis[] {
    return this.#entries.map(({ diagnosis }) => diagnosis);
  }

  /**
   * The Terraform data source of one session host.
   *
   * @param host the name exactly as given, ignoring letter case, or the same token
   * @throws an error when there is no such host, or when `sessionHosts` is a token
   */
  public diagnosisFor(host: string): DataRdslicensingDiagnosis {
    const single = this.#entries.filter(({ hosts }) => hosts.forEach === undefined);
    const entry = single.find(({ hosts }) => hostKey(hosts.host) === hostKey(host));
    if (entry !== undefined) return entry.diagnosis;
    if (single.length === 0) throw errors.sessionHostsUnknown(this.node.path, "diagnoses[0]");
    throw errors.notASessionHost(
      this.node.path,
      host,
      single.map(({ hosts }) => hostKey(hosts.host)),
    );
  }

  /**
   * Whether every host is healthy: a boolean token. A host is unhealthy when it has a finding of severity `error`, or when
   * what Windows uses there could not be determined.
   */
  public get healthy(): IResolvable {
    return this.#expression((all) => Fn.alltrue(listOf(forExpression(all, "val.healthy"))));
  }

  /** The unhealthy hosts, as they were named: a list token. */
  public get unhealthyHosts(): string[] {
    return Token.asList(this.#expression((all) => forExpression(all, "val.host if !val.healthy")));
  }

  /**
   * All findings, host by host, the worst of each host first: a list token of objects with `host`, `code`, `severity`,
   * `summary`, `remedy` and `server`.
   */
  public get findings(): IResolvable {
    const ofOneHost = "[for finding in val.findings : merge(finding, { host = val.host })]";
    return this.#expression((all) => Fn.flatten([forExpression(all, ofOneHost)]) as unknown as IResolvable);
  }

  /** @internal */
  public _add(hosts: LicensedHosts): void {
    const { id, host, forEach, settings, configuration } = hosts;
    if (this.node.tryFindChild(id) !== undefined) throw errors.hostIdTaken(this.node.path, id);
    const diagnosis = new DataRdslicensingDiagnosis(this, id, {
      host,
      forEach,
      connectionBroker: this.#options.connectionBroker,
      graceWarningDays: this.#options.graceWarningDays,
      licenseServers: addressesOf(hosts),
      provider: settings.provider,
      // Diagnose the host as it is after a change of the configuration, not before.
      dependsOn: [configuration],
    });
    this.#entries.push({ diagnosis, hosts });
  }

  /**
   * One assertion for all hosts, of a local value: of each assertion that it cannot evaluate yet, because a host is to
   * change, Terraform shows the whole text and all that it refers to. A condition that is false before its message is known
   * would be an error; as both are of one list, neither is known as long as the health of any host is not.
   */
  #addCheck(): void {
    const assertions = () => (this.#entries.length === 0 ? [] : [assertionOf(unhealthy)]);
    const check: TerraformCheck = new TerraformCheck(this, "check", assertions);
    const sentences = this.#expression((all) => forExpression(all, `${SENTENCE} if !val.healthy`));
    const unhealthy = new TerraformLocal(check, "unhealthy", sentences);
  }

  /** Evaluated at synth, because hosts may be added until then. `make` receives all data sources as a list. */
  #expression(make: (all: unknown) => IResolvable | string): IResolvable {
    return Lazy.anyValue({ produce: () => make(this.#all()) });
  }

  #all(): unknown {
    const repeated = this.#entries.find(({ hosts }) => hosts.forEach !== undefined)?.diagnosis.fqn;
    const single = this.#entries
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

/** In a for expression over data sources: what to say about one. */
const SENTENCE = (() => {
  const isUnhealthy = 'contains(val.findings[*].severity, "error")';
  const decisive = `contains(${JSON.stringify(ASSESSING_CODES)}, finding.code)`;
  const unknown = `[for finding in val.findings : finding.summary if finding.severity == "unknown" && ${decisive}]`;
  const unhealthy = `"is not healthy: \${join(" ", val.problems)}"`;
  const unassessed = `"could not be assessed: \${try(${unknown}[0], "")}"`;
  return `"\${val.host} \${val.assessed || ${isUnhealthy} ? ${unhealthy} : ${unassessed}}"`;
})();

/** @param unhealthy a list of a sentence for each host */
function assertionOf({ fqn }: { readonly fqn: string }): CheckAssertion {
  return { condition: `\${length(${fqn}) == 0}`, errorMessage: `\${join("\\n", ${fqn})}` };
}

/** An expression whose value is a list, typed as the CDK's functions expect. */
function listOf(expression: IResolvable): IResolvable[] {
  return expression as unknown as IResolvable[];
}
