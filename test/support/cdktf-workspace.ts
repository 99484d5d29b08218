import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FarmDefinition, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { useLocalProvider } from "../../tools/terraform/local-provider";
import { COMMAND, type Command } from "../cli/support/run-command";
import { finished, type Result } from "./terraform";

const TSX = require.resolve("tsx/cli");
const CDKTF = require.resolve("cdktf-cli/bundle/bin/cdktf");

/** A simulated farm and a folder in which the real cdktf, with the real terraform, runs a CDKTF program against it. */
export class CdktfWorkspace {
  readonly directory = mkdtempSync(join(tmpdir(), "cdktf-workspace-"));
  readonly environment: NodeJS.ProcessEnv;

  private constructor(
    readonly farm: SimulatedFarm,
    private readonly program: string,
  ) {
    this.writeSettings({});
    this.environment = {
      ...useLocalProvider(join(this.directory, "mirror")),
      RDSLICENSING_USERNAME: `${farm.credentials.domain}\\${farm.credentials.username}`,
      RDSLICENSING_PASSWORD: farm.credentials.password,
      RDSLICENSING_CA_CERTIFICATE: farm.caCertificate,
      SESSION_HOSTS: sessionHosts(farm).join(","),
    };
  }

  /** Starts the farm; `program` is the absolute path of a TypeScript file. Call `close()` at the end. */
  static async open(program: string, farm?: FarmDefinition): Promise<CdktfWorkspace> {
    return new CdktfWorkspace(await startSimulatedFarm({ farm }), program);
  }

  /** Writes cdktf.json anew, with the `context` that the program asks for. */
  writeSettings(context: Readonly<Record<string, unknown>>): void {
    const app = `"${process.execPath}" "${TSX}" "${this.program}"`;
    const settings = { language: "typescript", app, sendCrashReports: "false", context };
    writeFileSync(join(this.directory, "cdktf.json"), JSON.stringify(settings));
  }

  async close(): Promise<void> {
    await this.farm.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  synth(): Promise<Result> {
    return this.cdktf("synth");
  }

  diff(...args: string[]): Promise<Result> {
    return this.cdktf("diff", ...args);
  }

  deploy(...args: string[]): Promise<Result> {
    return this.cdktf("deploy", "--auto-approve", ...args);
  }

  destroy(...args: string[]): Promise<Result> {
    return this.cdktf("destroy", "--auto-approve", ...args);
  }

  output(...args: string[]): Promise<Result> {
    return this.cdktf("output", ...args);
  }

  /** `rds-licensing` as the package ships it. */
  rdsLicensing(...args: string[]): Promise<Result> {
    return this.run(COMMAND, ...args);
  }

  private cdktf(...args: string[]): Promise<Result> {
    return this.run([process.execPath, CDKTF], ...args);
  }

  private run([program, ...words]: Command, ...args: string[]): Promise<Result> {
    const options = { cwd: this.directory, env: this.environment };
    return finished(spawn(program, [...words, ...args], { ...options, stdio: ["ignore", "pipe", "pipe"] }));
  }
}

function sessionHosts({ hosts }: SimulatedFarm): string[] {
  return hosts.filter(({ role }) => role === "session_host").map(({ httpsPort }) => `127.0.0.1:${httpsPort}`);
}
