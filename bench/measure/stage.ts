import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./run-program";
import { Simulator } from "./simulator";
import { TerraformFolder } from "./terraform-folder";
import { type Variant, variants } from "./variant";

export interface StageOptions {
  /** How often each thing is measured. */
  readonly rounds: number;
  /** Hosts of the farms that `--fleet` measures. */
  readonly sizes: readonly number[];
  /** The folder of the Go peer. */
  readonly peer: string | undefined;
}

/** The temporary folder everything runs in, the forms of the product, and the simulated farms. */
export class Stage {
  /** Those that were started and not yet stopped. */
  private readonly simulators: Simulator[] = [];
  private folders = 0;

  private constructor(
    readonly directory: string,
    readonly variants: readonly [Variant, ...Variant[]],
    readonly options: StageOptions,
  ) {}

  static open(options: StageOptions): Stage {
    const directory = mkdtempSync(join(tmpdir(), "rds-licensing-bench-"));
    try {
      const [first, ...others] = variants(directory);
      if (first === undefined) throw new RangeError("no form of the product");
      return new Stage(directory, [first, ...others], options);
    } catch (error) {
      rmSync(directory, { recursive: true });
      throw error;
    }
  }

  get rounds(): number {
    return this.options.rounds;
  }

  /** What rows run in that measure neither form nor environment: the script's, without NODE_EXTRA_CA_CERTS. */
  get env(): NodeJS.ProcessEnv {
    return this.variants[0].env;
  }

  /** One variant of each form, where the other environment would make no difference. */
  get forms(): readonly Variant[] {
    return this.variants.filter(({ hasAuthorities }) => !hasAuthorities);
  }

  /**
   * A simulated farm in a process of its own; stopped with the stage at the latest.
   *
   * @param by the form that simulates it: hosts of the program take less CPU, and those of the script count all bytes
   */
  async simulate(hosts: number, by: Variant["form"] = "script"): Promise<Simulator> {
    const { command, env } = this.forms.find(({ form }) => form === by) ?? this.variants[0];
    const simulator = await Simulator.start(hosts, command, { cwd: this.directory, env });
    this.simulators.push(simulator);
    return simulator;
  }

  /** `node -e 0`. @returns milliseconds */
  bareNode(env: NodeJS.ProcessEnv): Promise<number> {
    return runProgram(process.execPath, ["-e", "0"], { cwd: this.directory, env });
  }

  /** A folder with a configuration that is applied. */
  folder(configuration: string, env: NodeJS.ProcessEnv): Promise<TerraformFolder> {
    this.folders += 1;
    return TerraformFolder.applied(join(this.directory, `folder${this.folders}`), configuration, env);
  }

  async close(): Promise<void> {
    await Promise.all(this.simulators.map((simulator) => simulator.stop()));
    rmSync(this.directory, { recursive: true, force: true });
  }
}
