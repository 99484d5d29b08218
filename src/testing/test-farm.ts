import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConfigurableMode, type LicensingMode, modeFromNumber, numberFromMode } from "../licensing";
import { bundledProvider, cliConfigFile, installProvider, writeCliConfig } from "../provider-mirror";
import { findTerraform, type RunOptions } from "../reports";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../simulator";
import { synthesizeStack, type TestApp } from "./synthesize-stack";
import { TestStack } from "./test-stack";

/** Variables that would lead away from the simulated hosts and the provider of this package. */
const FOREIGN_SETTINGS = /^(?:TF_|RDSLICENSING_)/;

/** How {@link TestFarm.start} starts a farm. */
export interface TestFarmOptions {
  /**
   * The farm, shaped like the file of `rds-licensing simulate --farm`: `hosts`, `username`, `password`, `domain`.
   *
   * @default - session hosts `rdsh1` and `rdsh2`, license servers `lic1` and `lic2`, and a random password
   */
  readonly farm?: unknown;

  /**
   * The Terraform or OpenTofu to run: a path, or the name of a program on PATH.
   *
   * @default - what TERRAFORM_BINARY_NAME names, else `terraform`, else `tofu`
   */
  readonly terraform?: string;
}

/** How {@link TestFarm.stack} takes a stack. */
export interface TestStackOptions {
  /**
   * The name of the stack.
   *
   * @default - the only one of the app
   */
  readonly name?: string;

  /**
   * Values for the stack's variables, by their Terraform names.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A host's own licensing settings. */
export interface HostLicensing {
  /** The mode: `not_configured` where there is none, `unknown_<n>` for a number that Windows does not document. */
  readonly mode: LicensingMode;
  /** The license servers in the order of preference; empty where there are none. */
  readonly licenseServers: readonly string[];
}

/** A change of a host's own settings, as somebody would make it by hand. What is left out stays. */
export interface HostLicensingChange {
  /** The new mode; `not_configured` removes it. @default unchanged */
  readonly mode?: ConfigurableMode | "not_configured";
  /** The new license servers in the order of preference; empty for none. @default unchanged */
  readonly licenseServers?: readonly string[];
}

/**
 * Simulated Windows hosts behind real WinRM listeners on this machine, and stacks that the provider of this package
 * manages them with. Call {@link TestFarm.stop} at the end, which also removes every folder that the farm made.
 *
 * @example
 * const farm = await TestFarm.start();
 * const stack = farm.stack(app);
 * await stack.apply();
 * const { mode } = farm.licensing("rdsh1");
 * await farm.stop();
 */
export class TestFarm {
  /** The simulated hosts, for what goes beyond this class: Group Policy, faults, connectivity, the requests they got. */
  readonly simulator: SimulatedFarm;
  readonly #directory = mkdtempSync(join(tmpdir(), "rds-test-farm-"));
  readonly #mirror = join(this.#directory, "plugins");
  readonly #stacks = new Map<string, TestStack>();
  readonly #options: RunOptions;

  private constructor(simulator: SimulatedFarm, terraform: string | undefined) {
    this.simulator = simulator;
    const { credentials, caCertificate } = simulator;
    const environment: NodeJS.ProcessEnv = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN_SETTINGS.test(name))),
      TF_CLI_CONFIG_FILE: cliConfigFile(this.#mirror),
      CHECKPOINT_DISABLE: "1",
      RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
      RDSLICENSING_PASSWORD: credentials.password,
      RDSLICENSING_CA_CERTIFICATE: caCertificate,
      ...(terraform === undefined ? {} : { TERRAFORM_BINARY_NAME: terraform }),
    };
    this.#options = { environment, terraform: () => findTerraform(environment) };
  }

  /**
   * Starts the hosts, on free ports of 127.0.0.1.
   *
   * @throws SimulatorError for a farm that cannot be simulated; MirrorError where Terraform cannot start the provider
   */
  static async start({ farm, terraform }: TestFarmOptions = {}): Promise<TestFarm> {
    const simulator = await startSimulatedFarm({ farm: farm === undefined ? undefined : parseFarm(farm) });
    const started = new TestFarm(simulator, terraform);
    try {
      installProvider({ ...bundledProvider(), directory: started.#mirror });
      writeCliConfig(started.#mirror);
      return started;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  /** The environment of this process, with what programs and the provider need to reach the hosts. It holds the password. */
  get environment(): Readonly<NodeJS.ProcessEnv> {
    return this.#options.environment;
  }

  /** The addresses of all session hosts, for `sessionHosts` of a construct. */
  get sessionHosts(): string[] {
    const hosts = this.simulator.hosts.filter(({ role }) => role === "session_host");
    return hosts.map(({ name }) => this.address(name));
  }

  /**
   * Where a host is reached, `localhost:<port>`, or `<address>:<port>` where the farm gives it an address: what a construct
   * takes as its name.
   *
   * @param host the host's name in the farm, for example `rdsh1`
   * @throws SimulatorError `unknown_host`
   */
  address(host: string): string {
    const { address, httpsPort } = this.simulator.host(host);
    return `${address === "127.0.0.1" ? "localhost" : address}:${httpsPort}`;
  }

  /**
   * A host's own settings as they are now, whatever Group Policy sets.
   *
   * @param host the host's name in the farm
   * @throws SimulatorError `unknown_host`
   */
  licensing(host: string): HostLicensing {
    const { ownMode, ownServers } = this.simulator.host(host).settings;
    return { mode: modeFromNumber(ownMode), licenseServers: [...ownServers] };
  }

  /**
   * Changes a host's own settings behind Terraform's back.
   *
   * @param host the host's name in the farm
   * @throws SimulatorError `unknown_host`
   */
  changeLicensing(host: string, { mode, licenseServers }: HostLicensingChange): void {
    const { settings } = this.simulator.host(host);
    if (mode !== undefined) settings.ownMode = numberFromMode(mode);
    if (licenseServers !== undefined) settings.ownServers = licenseServers;
  }

  /**
   * Synthesizes an app and takes one of its stacks. The same name again is the same stack with its state, and the code of
   * the new app.
   *
   * @param app of CDKTF or CDK Terrain
   * @throws TestingError `unknown_stack`, and what the synthesis throws
   */
  stack(app: TestApp, { name, variables = {} }: TestStackOptions = {}): TestStack {
    const synthesized = synthesizeStack(app, name);
    const stack = this.#stacks.get(synthesized.name) ?? this.#newStack(synthesized.name);
    stack._replaceCode(synthesized.directory, variables);
    return stack;
  }

  /** Stops the hosts and removes the folders of all stacks with their state. The farm cannot be used after that. */
  async stop(): Promise<void> {
    try {
      await Promise.all([...this.#stacks.values()].map((stack) => stack._stop()));
      await this.simulator.stop();
    } finally {
      rmSync(this.#directory, { recursive: true, force: true });
    }
  }

  #newStack(name: string): TestStack {
    // As in the output of a CDK, so that `rds-licensing drift` can report on it.
    const directory = join(this.#directory, "cdktf.out/stacks", name);
    mkdirSync(directory, { recursive: true });
    const stack = new TestStack(directory, { ...this.#options, sockets: this.#directory });
    this.#stacks.set(name, stack);
    return stack;
  }
}
