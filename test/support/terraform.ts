import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findTerraform } from "../../tools/terraform/find-terraform";

/** A provider executable, and the address a configuration names it by, e.g. `registry.terraform.io/acme/note`. */
export interface ProviderBinary {
  readonly address: string;
  readonly version: string;
  readonly executable: string;
}

export interface WorkspaceOptions {
  /** Absent when the provider is reached through `TF_REATTACH_PROVIDERS`. */
  readonly provider?: ProviderBinary;
  readonly environment?: NodeJS.ProcessEnv;
  /** The Terraform or OpenTofu of this folder, for `rds-licensing drift` too. Default: see `findTerraform`. */
  readonly binary?: string;
}

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A JSON document written by terraform; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: its shape is terraform's.
export type Json = any;

/**
 * A folder with configuration, state and a private plugin mirror, driven by the real terraform. Nothing of the
 * machine's own Terraform settings reaches it. Call `remove()` at the end.
 */
export class Workspace {
  readonly directory = mkdtempSync(join(tmpdir(), "tf-workspace-"));
  readonly environment: NodeJS.ProcessEnv;
  private readonly binary: string;

  constructor(options: WorkspaceOptions = {}) {
    const mirror = join(this.directory, ".mirror");
    mkdirSync(mirror);
    if (options.provider !== undefined) installInMirror(mirror, options.provider);
    const settings = join(this.directory, ".terraformrc");
    const path = JSON.stringify(mirror.replaceAll("\\", "/"));
    writeFileSync(settings, `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`);
    this.binary = options.binary ?? findTerraform();
    this.environment = {
      ...withoutTerraformSettings(process.env),
      TF_CLI_CONFIG_FILE: settings,
      TERRAFORM_BINARY_NAME: this.binary,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      ...options.environment,
    };
  }

  /** Replaces one file of the configuration. */
  write(content: string, name = "main.tf"): void {
    writeFileSync(join(this.directory, name), content);
  }

  /**
   * Starts terraform in a process group of its own, as a terminal would; for tests that signal or kill it. Interactive
   * input is closed.
   */
  start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(this.binary, args, {
      cwd: this.directory,
      env: { ...this.environment, ...environment },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Result> {
    return finished(this.start(args, environment));
  }

  init(...args: string[]): Promise<Result> {
    return this.run(["init", "-no-color", "-input=false", ...args]);
  }

  validate(): Promise<Result> {
    return this.run(["validate", "-no-color"]);
  }

  /** Exit code 0: nothing to do; 2: changes; 1: error. The plan is kept for `planJson`. */
  plan(...args: string[]): Promise<Result> {
    return this.run(["plan", "-no-color", "-input=false", "-detailed-exitcode", "-out=plan.bin", ...args]);
  }

  apply(...args: string[]): Promise<Result> {
    return this.run(["apply", "-no-color", "-input=false", "-auto-approve", ...args]);
  }

  destroy(...args: string[]): Promise<Result> {
    return this.run(["destroy", "-no-color", "-input=false", "-auto-approve", ...args]);
  }

  import(address: string, id: string): Promise<Result> {
    return this.run(["import", "-no-color", "-input=false", address, id]);
  }

  /** The last plan as JSON. */
  planJson(): Promise<Json> {
    return this.json("show", "-json", "plan.bin");
  }

  /** The state as JSON; values at `values.root_module.resources[n].values`. */
  stateJson(): Promise<Json> {
    return this.json("show", "-json");
  }

  /** The state file itself: exact numbers, private state, taint. */
  async rawState(): Promise<string> {
    return (await this.run(["state", "pull"])).stdout;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async json(...args: string[]): Promise<Json> {
    const { code, stdout, stderr } = await this.run(args);
    if (code !== 0) throw new Error(`terraform ${args.join(" ")} exited with ${code}: ${stderr}`);
    return JSON.parse(stdout);
  }
}

/** Waits for a started terraform to end. */
export function finished(child: ChildProcess): Promise<Result> {
  return new Promise((resolve, reject) => {
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Waits until no process that a started terraform has started is left, when terraform itself was killed. */
export async function groupEnded({ pid }: ChildProcess): Promise<void> {
  for (;;) {
    try {
      process.kill(-(pid as number), 0);
    } catch {
      return;
    }
    await setTimeout(50);
  }
}

/** Where Terraform and OpenTofu take a provider from whose source names no registry. */
const REGISTRIES = /^registry\.(?:terraform\.io|opentofu\.org)\//;

/** Under the registry of either engine, where the address is of one. */
function installInMirror(mirror: string, { address, version, executable }: ProviderBinary): void {
  const addresses = REGISTRIES.test(address)
    ? ["registry.terraform.io/", "registry.opentofu.org/"].map((registry) => address.replace(REGISTRIES, registry))
    : [address];
  const platform = `${process.platform === "win32" ? "windows" : process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  for (const each of addresses) {
    const folder = join(mirror, each, version, platform);
    const suffix = process.platform === "win32" ? ".exe" : "";
    const target = join(folder, `terraform-provider-${basename(each)}_v${version}${suffix}`);
    mkdirSync(folder, { recursive: true });
    copyFileSync(executable, target);
    chmodSync(target, 0o755);
  }
}

function withoutTerraformSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("TF_")));
}
