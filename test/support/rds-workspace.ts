import type { AttachedProvider } from "../../src/attached-provider";
import { type FarmDefinition, type SimulatedFarm, type SimulatedHost, startSimulatedFarm } from "../../src/simulator";
import type { Engine } from "../../tools/terraform/engines";
import { startAttached } from "./attached-provider";
import { shippedProvider } from "./provider";
import { type Json, type ProviderBinary, Workspace } from "./terraform";

/** What `hcl` writes for one `rdslicensing_configuration`; text that is not a plain value is given as `${…}`. */
export interface ResourceText {
  readonly host?: string;
  readonly mode?: string;
  readonly license_servers?: readonly string[];
  readonly on_destroy?: string;
  readonly scope?: string;
  readonly redundancy?: Readonly<Record<string, unknown>>;
  readonly on_policy_override?: string;
  readonly write_method?: string;
}

export const LICENSING_CORE = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\\Licensing Core";
export const LICENSE_SERVERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters\\LicenseServers";

export interface RdsWorkspaceOptions {
  readonly farm?: FarmDefinition;
  readonly environment?: NodeJS.ProcessEnv;
  readonly engine?: Engine;
  /** What is installed in place of the shipped provider. */
  readonly provider?: ProviderBinary;
  /** One process of the provider serves all commands: for tests of what it says, not of how it lives. */
  readonly attached?: boolean;
}

/** A simulated farm and a folder in which the real terraform manages it with the shipped provider. */
export class RdsWorkspace {
  private constructor(
    readonly farm: SimulatedFarm,
    readonly terraform: Workspace,
    private readonly provider: AttachedProvider | undefined,
  ) {}

  static async open(options: RdsWorkspaceOptions = {}): Promise<RdsWorkspace> {
    const farm = await startSimulatedFarm({ farm: options.farm });
    const settings = {
      RDSLICENSING_USERNAME: `${farm.credentials.domain}\\${farm.credentials.username}`,
      RDSLICENSING_PASSWORD: farm.credentials.password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
      ...options.environment,
    };
    const attached = options.attached ? await startAttached(settings) : undefined;
    const workspace = new RdsWorkspace(
      farm,
      new Workspace({
        provider: options.provider ?? shippedProvider(),
        environment: { ...settings, ...attached?.environment },
        binary: options.engine?.program,
      }),
      attached,
    );
    workspace.write({});
    const { code, stderr } = await workspace.terraform.init();
    if (code !== 0) throw new Error(stderr);
    return workspace;
  }

  async close(): Promise<void> {
    await this.provider?.stop();
    await this.farm.stop();
    this.terraform.remove();
  }

  /** `localhost:<https port>` of a simulated host. */
  address(host: SimulatedHost | string): string {
    const { httpsPort } = typeof host === "string" ? this.farm.host(host) : host;
    return `localhost:${httpsPort}`;
  }

  /** Writes the configuration: resources by name, more HCL as it is. */
  write(resources: Readonly<Record<string, ResourceText>>, more = "", provider = ""): void {
    const blocks = Object.entries(resources).map(([name, attributes]) => resourceBlock(name, attributes));
    this.terraform.write(
      `terraform {\n  required_providers {\n    rdslicensing = { source = "rds-licensing/rdslicensing" }\n  }\n}\nprovider "rdslicensing" {\n${provider}\n}\n${blocks.join("\n")}\n${more}\n`,
    );
  }

  /** The usual resource of a host. */
  resource(host: string, attributes: ResourceText = {}): ResourceText {
    return {
      host: this.address(host),
      mode: "per_user",
      license_servers: ["lic1.contoso.com", "lic2.contoso.com"],
      ...attributes,
    };
  }

  /** What a simulated host's registry holds for licensing. */
  registry(host: string): { readonly mode: unknown; readonly servers: unknown; readonly serversKey: boolean } {
    const { registry } = this.farm.host(host);
    return {
      mode: registry.getValue(LICENSING_CORE, "LicensingMode"),
      servers: registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers"),
      serversKey: registry.findKey(LICENSE_SERVERS) !== undefined,
    };
  }

  /** The attributes of a resource in the state; `undefined` when it is not there. */
  async state(name: string): Promise<Json> {
    // The state itself, not `show -json`, which starts the provider to ask for its schema.
    const text = await this.terraform.rawState();
    if (text === "") return undefined;
    const { resources } = JSON.parse(text);
    return resources.find((resource: Json) => resource.name === name)?.instances[0]?.attributes;
  }

  /** The changes a plan makes to a resource: `{ actions, attributes }`, each attribute that is known to differ. */
  async plannedChange(name: string): Promise<{ readonly actions: string[]; readonly attributes: string[] }> {
    const { resource_changes } = await this.terraform.planJson();
    const { change } = resource_changes.find((candidate: Json) => candidate.name === name);
    const names = Object.keys({ ...change.before, ...change.after }).filter(
      (key) => change.after_unknown[key] !== true,
    );
    const differs = (key: string) => JSON.stringify(change.before?.[key]) !== JSON.stringify(change.after?.[key]);
    return { actions: change.actions, attributes: names.filter(differs).sort() };
  }
}

function resourceBlock(name: string, attributes: ResourceText): string {
  const lines = Object.entries(attributes).map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`);
  return `resource "rdslicensing_configuration" "${name}" {\n${lines.join("\n")}\n}`;
}
