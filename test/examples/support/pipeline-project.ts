import { execFile, spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { findTerraform } from "../../../tools/terraform/find-terraform";
import { pack } from "../../package/support/pack";
import { finished, type Result } from "../../support/terraform";
import { FILES, givenTo, jobsOf, PIPELINES, type PipelineFile } from "./pipeline-files";

const ROOT = join(__dirname, "../../..");
const CACHE = join(ROOT, ".cache");
/** What steps hand to later ones, in GitHub Actions. */
export const STEP_OUTPUT = "step-output";
const npm = (cwd: string, ...args: string[]) =>
  promisify(execFile)("npm", [...args, "--no-audit", "--no-fund"], { cwd });

export interface ProjectOptions {
  /** What the store of the CI holds; a step gets of it what its file gives to it. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What is set for every step. */
  readonly environment: NodeJS.ProcessEnv;
  /** The session hosts of each site. */
  readonly sites: Readonly<Record<string, readonly string[]>>;
}

/**
 * A checkout of examples/pipelines on a runner, with this package as npm would bring it. It is set up, without any secret.
 * CDKTF and tsx, which a checkout of one's own installs too, are found further up, in this project. Call `remove()` at the
 * end.
 */
export class PipelineProject {
  readonly directory: string;
  private readonly home: string;

  private constructor(private readonly options: ProjectOptions) {
    mkdirSync(CACHE, { recursive: true });
    this.directory = mkdtempSync(join(CACHE, "pipeline-"));
    this.home = join(this.directory, ".home");
    mkdirSync(this.home);
  }

  static async open(options: ProjectOptions): Promise<PipelineProject> {
    const project = new PipelineProject(options);
    try {
      await project.setUp();
      return project;
    } catch (error) {
      project.remove();
      throw error;
    }
  }

  /**
   * Runs the steps of a job in turn, as its runner does, until one fails; but those that set up the runner, which is, and
   * those that talk to the platform.
   */
  async run(file: PipelineFile, job: string): Promise<Result> {
    rmSync(join(this.directory, "cdktf.out"), { recursive: true, force: true });
    const output = { stdout: "", stderr: "" };
    for (const { command, environment } of jobsOf(file)[job] ?? []) {
      if (/^sh ci\/setup\.sh$|^gh /.test(command)) continue;
      const { code, stdout, stderr } = await this.step(command, this.environment(file, environment));
      output.stdout += stdout;
      output.stderr += stderr;
      if (code !== 0) return { code, ...output };
    }
    return { code: 0, ...output };
  }

  /** A file that a job left. */
  read(path: string): string {
    return readFileSync(join(this.directory, path), "utf8");
  }

  /** As a runner starts afresh, so that no report of an earlier job is there. */
  clean(): void {
    for (const path of ["reports", STEP_OUTPUT]) rmSync(join(this.directory, path), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async setUp(): Promise<void> {
    const { directory } = this;
    cpSync(PIPELINES, directory, { recursive: true });
    const settings = JSON.parse(readFileSync(join(directory, "cdktf.json"), "utf8"));
    const context = { sites: this.options.sites };
    writeFileSync(join(directory, "cdktf.json"), JSON.stringify({ ...settings, context }));
    const packed = pack();
    copyFileSync(packed, join(directory, basename(packed)));
    const dependencies = { "cdktf-rds-licensing": `file:${basename(packed)}` };
    writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, dependencies }));
    await npm(directory, "install", "--package-lock-only", "--ignore-scripts", "--omit=peer");
    const { code, stderr } = await this.step("sh ci/setup.sh", this.environment("github/drift.yml", {}));
    if (code !== 0) throw new Error(stderr);
  }

  private step(command: string, env: NodeJS.ProcessEnv): Promise<Result> {
    const options = { cwd: this.directory, env };
    // What GitHub and Azure start for a command; GitLab's shell stops at the first error too.
    return finished(spawn("bash", ["-e", "-c", command], { ...options, stdio: ["ignore", "pipe", "pipe"] }));
  }

  private environment(file: PipelineFile, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const { secrets, environment } = this.options;
    // GitLab gives its variables to every step; Azure those of a group that are no secrets.
    const everywhere = Object.entries(secrets).filter(
      ([name]) => file.startsWith("gitlab") || (file.startsWith("azure") && !name.endsWith("PASSWORD")),
    );
    return {
      PATH: process.env.PATH,
      HOME: this.home,
      TERRAFORM_BINARY_NAME: findTerraform(),
      CHECKPOINT_DISABLE: "1",
      ...FILES[file],
      ...(file.startsWith("github") ? { GITHUB_OUTPUT: join(this.directory, STEP_OUTPUT) } : {}),
      ...environment,
      ...Object.fromEntries(everywhere),
      ...givenTo(own, secrets),
    };
  }
}
