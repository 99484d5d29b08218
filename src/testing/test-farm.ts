import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConfigurableMode, type LicensingMode, modeFromNumber, numberFromMode } from "../licensing";
import { bundledProvider, cliConfigFile, installProvider, writeCliConfig } from "../provider-mirror";
import { findTerraform, type RunOptions } from "../reports";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../simulator";
import { synthesizeStack, type TestApp } from "./synthesize-stack";
import { TestStack } from "./test-stack";

/** Settings of the machine that would lead elsewhere than to the simulated hosts and the provider of this package. */
const FOREIGN_SETTINGS = /^(?:TF_|RDSLICENSING_)/;

/** What {@link TestFarm.start} may be told. */
export interface TestFarmOptions {
  /**
   * The farm, as `rds-licensing simulate --farm` reads it from a file: `hosts`, `username`, `password`, `domain`.
   *
   * @default - session hosts `rdsh1` and `rdsh2`, license servers `lic1` and `lic2`, a password made for this run
   */
  readonly farm?: unknown;

  /**
   * The Terraform or OpenTofu to run: a path, or a name on PATH.
   *
   * @default - what TERRAFORM_BINARY_NAME names, else `terraform`, else `tofu`
   */
  readonly terraform?: string;
}

/** What {@link TestFarm.stack} may be told. */
export interface TestStackOptions {
  /**
   * The name of the stack.
   *
   * @default - the only one of the app
   */
  readonly name?: string;

  /**
   * Values for the stack's variables, by the names that Terraform knows them by.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The licensing settings that a host itself holds. */
export interface HostLicensing {
  /** `not_configured` where it has none, `unknown_<n>` for a number that Windows does not document. */
  readonly mode: LicensingMode;
  /** In the order of preference; empty where it has none. */
  readonly licenseServers: readonly string[];
}

/** New settings for a host, as somebody would make them by hand; what is left out stays. */
export interface HostLicensingChange {
  /** The new mode; `not_configured` takes it away. */
  readonly mode?: ConfigurableMode | "not_configured";
  /** The new list, in the order of preference; empty for none. */
  readonly licenseServers?: readonly string[];
}

/**
 * Simulated Windows hosts behind real WinRM listeners on this machine, and the provider of this package for stacks that
 * manage them. Stop it at the end, which also removes every folder that it made.
 *
 * @example
 * const farm = await TestFarm.start();
 * const stack = farm.stack(app);
 * await stack.apply();
 * const { mode } = farm.licensing("rdsh1");
 * await farm.stop();
 */
export class TestFarm {
  private readonly directory = mkdtempSync(join(tmpdir(), "rds-test-farm-"));
  private readonly mirror = join(this.directory, "plugins");
  private readonly stacks = new Map<string, TestStack>();
  private readonly options: RunOptions;

  private constructor(
    /** The simulated hosts, for what goes beyond this class: Group Policy, faults, connectivity, requests counted. */
    readonly simulator: SimulatedFarm,
    terraform: string | undefined,
  ) {
    const { credentials, caCertificate } = simulator;
    const environment: NodeJS.ProcessEnv = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN_SETTINGS.test(name))),
      TF_CLI_CONFIG_FILE: cliConfigFile(this.mirror),
      CHECKPOINT_DISABLE: "1",
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
      ...(terraform === undefined ? {} : { TERRAFORM_BINARY_NAME: terraform }),
    };
    this.options = { environment, terraform: () => findTerraform(environment) };
  }

  /**
   * Starts the hosts, on free ports of 127.0.0.1.
   *
   * @throws SimulatorError for a farm that can not be simulated, MirrorError where Terraform can not start the provider
   */
  static async start({ farm, terraform }: TestFarmOptions = {}): Promise<TestFarm> {
    const simulator = await startSimulatedFarm({ farm: farm === undefined ? undefined : parseFarm(farm) });
    const started = new TestFarm(simulator, terraform);
    try {
      installProvider({ ...bundledProvider(), directory: started.mirror });
      writeCliConfig(started.mirror);
      return started;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  /** What a program or provider reads from the environment to reach the hosts; Terraform's and the machine's own too. */
  get environment(): Readonly<NodeJS.ProcessEnv> {
    return this.options.environment;
  }

  /** The addresses of every session host, for `sessionHosts` of a construct. */
  get sessionHosts(): string[] {
    const hosts = this.simulator.hosts.filter(({ role }) => role === "session_host");
    return hosts.map(({ name }) => this.address(name));
  }

  /**
   * Where a host is reached, `localhost:<port>`: what a construct takes for its name.
   *
   * @throws SimulatorError `unknown_host`
   */
  address(host: string): string {
    return `localhost:${this.simulator.host(host).httpsPort}`;
  }

  /**
   * What a host's own settings are now, whatever Group Policy says.
   *
   * @throws SimulatorError `unknown_host`
   */
  licensing(host: string): HostLicensing {
    const { ownMode, ownServers } = this.simulator.host(host).settings;
    return { mode: modeFromNumber(ownMode), licenseServers: [...ownServers] };
  }

  /**
   * Changes a host's settings behind Terraform's back.
   *
   * @throws SimulatorError `unknown_host`
   */
  changeLicensing(host: string, { mode, licenseServers }: HostLicensingChange): void {
    const { settings } = this.simulator.host(host);
    if (mode !== undefined) settings.ownMode = numberFromMode(mode);
    if (licenseServers !== undefined) settings.ownServers = licenseServers;
  }

  /**
   * Synthesizes an app and takes one of its stacks. The same name again is the same stack, state included, with the code
   * of this app.
   *
   * @throws TestingError `unknown_stack`, and what the synthesis throws
   */
  stack(app: TestApp, { name, variables = {} }: TestStackOptions = {}): TestStack {
    const synthesized = synthesizeStack(app, name);
    const stack = this.stacks.get(synthesized.name) ?? this.newStack(synthesized.name);
    stack._replaceCode(synthesized.directory, variables);
    return stack;
  }

  /** Stops the hosts and removes the folders of every stack, state included. The farm can not be used after that. */
  async stop(): Promise<void> {
    try {
      await this.simulator.stop();
    } finally {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }

  private newStack(name: string): TestStack {
    // As in a CDK's own output, so that `rds-licensing drift` can be shown it.
    const directory = join(this.directory, "cdktf.out/stacks", name);
    mkdirSync(directory, { recursive: true });
    const stack = new TestStack(directory, this.options);
    this.stacks.set(name, stack);
    return stack;
  }
}
