import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { useLocalProvider } from "../../tools/terraform/local-provider";
import { TERRAFORM_DATA } from "./configuration";
import { runProgram } from "./run-program";
import { Simulator } from "./simulator";
import { TerraformFolder } from "./terraform-folder";

/** The temporary folder everything runs in, the simulated farm, and the two things others are compared with. */
export class Stage {
  private folders = 0;

  private constructor(
    readonly directory: string,
    readonly env: NodeJS.ProcessEnv,
    readonly simulator: Simulator,
  ) {}

  /** @param hosts how many hosts the simulated farm has */
  static async open(hosts: number): Promise<Stage> {
    const directory = mkdtempSync(join(tmpdir(), "rds-licensing-bench-"));
    try {
      const env = environment(directory);
      return new Stage(directory, env, await Simulator.start(hosts, { cwd: directory, env }));
    } catch (error) {
      rmSync(directory, { recursive: true });
      throw error;
    }
  }

  /** `node -e 0`. @returns milliseconds */
  bareNode(): Promise<number> {
    return runProgram(process.execPath, ["-e", "0"], { cwd: this.directory, env: this.env });
  }

  /** A folder with a configuration that is applied. */
  folder(configuration: string, environment: NodeJS.ProcessEnv = {}): Promise<TerraformFolder> {
    this.folders += 1;
    const directory = join(this.directory, `folder${this.folders}`);
    return TerraformFolder.applied(directory, configuration, {
      ...this.env,
      ...this.simulator.connection,
      ...environment,
    });
  }

  /** A folder whose plan starts no provider process. */
  emptyFolder(): Promise<TerraformFolder> {
    return this.folder(TERRAFORM_DATA);
  }

  async close(): Promise<void> {
    await this.simulator.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The provider's first line asks PATH for `node`: it must be the one it is compared with, without anything preloaded. */
function environment(directory: string): NodeJS.ProcessEnv {
  const mirror = join(directory, "plugins");
  mkdirSync(mirror);
  const { NODE_OPTIONS: _, ...inherited } = useLocalProvider(mirror);
  return { ...inherited, PATH: [dirname(process.execPath), inherited.PATH].join(delimiter) };
}
