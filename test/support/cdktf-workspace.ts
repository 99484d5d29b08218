import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { useLocalProvider } from "../../tools/terraform/local-provider";
import { finished, type Result } from "./terraform";

const TSX = require.resolve("tsx/cli");
const CDKTF = require.resolve("cdktf-cli/bundle/bin/cdktf");

/** A simulated farm and a folder in which the real cdktf, with the real terraform, runs a CDKTF program against it. */
export class CdktfWorkspace {
  readonly directory = mkdtempSync(join(tmpdir(), "cdktf-workspace-"));
  readonly environment: NodeJS.ProcessEnv;

  private constructor(
    readonly farm: SimulatedFarm,
    program: string,
  ) {
    const app = `"${process.execPath}" "${TSX}" "${program}"`;
    const settings = { language: "typescript", app, sendCrashReports: "false" };
    writeFileSync(join(this.directory, "cdktf.json"), JSON.stringify(settings));
    this.environment = {
      ...useLocalProvider(join(this.directory, "mirror")),
      RDSLICENSING_USERNAME: `${farm.credentials.domain}\\${farm.credentials.username}`,
      RDSLICENSING_PASSWORD: farm.credentials.password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
      SESSION_HOSTS: ["rdsh1", "rdsh2"].map((name) => `127.0.0.1:${farm.host(name).httpsPort}`).join(","),
    };
  }

  /** Starts the farm; `program` is the absolute path of a TypeScript file. Call `close()` at the end. */
  static async open(program: string): Promise<CdktfWorkspace> {
    return new CdktfWorkspace(await startSimulatedFarm(), program);
  }

  async close(): Promise<void> {
    await this.farm.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  synth(): Promise<Result> {
    return this.run(CDKTF, "synth");
  }

  diff(...args: string[]): Promise<Result> {
    return this.run(CDKTF, "diff", "--skip-provider-lock", ...args);
  }

  deploy(...args: string[]): Promise<Result> {
    return this.run(CDKTF, "deploy", "--auto-approve", "--skip-provider-lock", ...args);
  }

  destroy(...args: string[]): Promise<Result> {
    return this.run(CDKTF, "destroy", "--auto-approve", "--skip-provider-lock", ...args);
  }

  private run(program: string, ...args: string[]): Promise<Result> {
    const options = { cwd: this.directory, env: this.environment };
    return finished(spawn(process.execPath, [program, ...args], { ...options, stdio: ["ignore", "pipe", "pipe"] }));
  }
}
