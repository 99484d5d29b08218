import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformEnvironment } from "../terraform/local-provider";
import { type Finished, Processes } from "./processes";

const ROOT = join(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples/cdktf-farm");
const TSX = require.resolve("tsx/cli");
const CDKTF = require.resolve("cdktf-cli/bundle/bin/cdktf");

/** The temporary folder the demo plays in, and the programs it runs there. */
export class Stage {
  readonly directory = mkdtempSync(join(tmpdir(), "rds-licensing-demo-"));
  readonly mirror = join(this.directory, "plugins");
  readonly processes: Processes;
  readonly environment = terraformEnvironment(this.mirror);

  constructor(logFile: string) {
    this.processes = new Processes(logFile);
    copyFileSync(join(EXAMPLE, "cdktf.json"), join(this.directory, "cdktf.json"));
  }

  /** The command line of `rds-licensing` as this package installs it. */
  rdsLicensing(...args: string[]): string[] {
    return [process.execPath, join(ROOT, "lib/cli/main.js"), ...args];
  }

  run(command: string[], accept?: number[]): Promise<Finished> {
    const [program = "", ...args] = command;
    return this.processes.run(program, args, { cwd: this.directory, env: this.environment, accept });
  }

  /** `cdktf deploy` or `destroy` of the example; its state and output stay in the temporary folder. */
  cdktf(command: "deploy" | "destroy"): Promise<Finished> {
    const app = `"${process.execPath}" "${TSX}" "${join(EXAMPLE, "main.ts")}"`;
    return this.run([process.execPath, CDKTF, command, "--app", app, "--auto-approve"]);
  }

  async clear(): Promise<void> {
    await this.processes.stopAll();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
