import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataConfiguration, farmConfiguration } from "./configuration";
import { type FleetMeasure, measureFleet, withoutHosts } from "./measure-fleet";
import { measureProgram } from "./measure-program";
import { NTLM_HTTP, type Simulator } from "./simulator";
import type { Stage } from "./stage";
import type { TerraformFolder } from "./terraform-folder";
import type { Variant } from "./variant";

/** As many hosts at the same time as Terraform, by its `-parallelism` in the same measurement. */
const CONCURRENCY = "50";

/** Hosts under one provider block, NTLM sealed over http, and what each form of the product does with all of them. */
export class Fleet {
  private constructor(
    readonly hosts: number,
    private readonly stage: Stage,
    readonly simulator: Simulator,
    private readonly data: TerraformFolder,
    /** One for each form: the lock file has the hash of the provider. */
    private readonly folders: ReadonlyMap<Variant["form"], TerraformFolder>,
    /** How all hosts were created, by form. */
    readonly applied: ReadonlyMap<Variant["form"], FleetMeasure>,
  ) {}

  /** Creates everything, by each form in turn on hosts that were never configured. */
  static async create(stage: Stage, hosts: number): Promise<Fleet> {
    const simulator = await stage.simulate(hosts, "program");
    const addresses = simulator.addresses(NTLM_HTTP.protocol);
    writeFileSync(join(stage.directory, `hosts${hosts}`), addresses.join("\n"));
    const data = await stage.folder(dataConfiguration(addresses), stage.env);
    const folders = new Map<Variant["form"], TerraformFolder>();
    const applied = new Map<Variant["form"], FleetMeasure>();
    for (const { form, env } of stage.forms) {
      for (const folder of folders.values()) await folder.destroy();
      const measured = await measureFleet(simulator, async () => {
        const configuration = farmConfiguration(addresses);
        const folder = await stage.folder(configuration, { ...env, ...simulator.reachedBy(NTLM_HTTP) });
        folders.set(form, folder);
        return folder.applied;
      });
      applied.set(form, measured);
    }
    for (const folder of folders.values()) await folder.apply();
    return new Fleet(hosts, stage, simulator, data, folders, applied);
  }

  /** The same number of `terraform_data`, without any host. */
  get dataApplied(): FleetMeasure {
    return withoutHosts(this.data.applied);
  }

  async planData(): Promise<FleetMeasure> {
    return withoutHosts(await this.data.measurePlan());
  }

  plan({ form, env }: Variant): Promise<FleetMeasure> {
    const { NODE_EXTRA_CA_CERTS } = env;
    return measureFleet(this.simulator, () => this.folder(form).measurePlan({ NODE_EXTRA_CA_CERTS }));
  }

  /** `rds-licensing drift` of the folder. */
  drift({ form, command }: Variant): Promise<FleetMeasure> {
    const { cwd, env } = this.folder(form).options;
    return this.command(command, ["drift", cwd, "--format", "json"], {
      ...env,
      TF_CLI_ARGS_plan: `-parallelism=${CONCURRENCY}`,
    });
  }

  /** `rds-licensing check` of all hosts. */
  check({ command, env }: Variant): Promise<FleetMeasure> {
    const hosts = `@${join(this.stage.directory, `hosts${this.hosts}`)}`;
    const args = ["check", hosts, "--concurrency", CONCURRENCY, "--format", "json"];
    return this.command(command, args, { ...env, ...this.simulator.reachedBy(NTLM_HTTP) });
  }

  /** Lets every answer of every host come that much later. */
  delay(ms: number): Promise<void> {
    return this.simulator.delay(ms);
  }

  stop(): Promise<void> {
    return this.simulator.stop();
  }

  private folder(form: Variant["form"]): TerraformFolder {
    const folder = this.folders.get(form);
    if (folder === undefined) throw new RangeError(`no folder of the ${form}`);
    return folder;
  }

  private command(
    [program = "", ...first]: readonly string[],
    args: readonly string[],
    env: NodeJS.ProcessEnv,
  ): Promise<FleetMeasure> {
    const options = { cwd: this.stage.directory, env };
    return measureFleet(this.simulator, () => measureProgram(program, [...first, ...args], options));
  }
}
