import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureProgram, type ProgramMeasure } from "./measure-program";
import { type ProgramOptions, runProgram } from "./run-program";

/** Terraform's own limit of ten at a time would be measured otherwise. */
const PARALLELISM = "-parallelism=50";
const PLAN = ["plan", "-no-color", "-detailed-exitcode", PARALLELISM];
const APPLY = ["apply", "-no-color", "-auto-approve", PARALLELISM];
const DESTROY = ["destroy", "-no-color", "-auto-approve", PARALLELISM];

/** A configuration that was applied once, to plan again and again: each plan refreshes and finds nothing to do. */
export class TerraformFolder {
  private constructor(
    private readonly terraform: string,
    readonly options: ProgramOptions,
    /** The creation of everything, when the folder was made. */
    readonly applied: ProgramMeasure,
  ) {}

  /** @throws BenchError when terraform refuses */
  static async applied(directory: string, configuration: string, env: NodeJS.ProcessEnv): Promise<TerraformFolder> {
    mkdirSync(directory);
    writeFileSync(join(directory, "main.tf"), configuration);
    const terraform = env.TERRAFORM_BINARY_NAME ?? "terraform";
    const options = { cwd: directory, env };
    await runProgram(terraform, ["init", "-no-color"], options);
    return new TerraformFolder(terraform, options, await measureProgram(terraform, APPLY, options));
  }

  /**
   * @param environment set for this plan in addition
   * @returns milliseconds
   * @throws BenchError when there is anything to change
   */
  plan(environment: NodeJS.ProcessEnv = {}): Promise<number> {
    const { cwd, env } = this.options;
    return runProgram(this.terraform, PLAN, { cwd, env: { ...env, ...environment } });
  }

  /** A plan, with what each of its processes used. */
  measurePlan(environment: NodeJS.ProcessEnv = {}): Promise<ProgramMeasure> {
    const { cwd, env } = this.options;
    return measureProgram(this.terraform, PLAN, { cwd, env: { ...env, ...environment } });
  }

  /** Destroys everything, then creates it anew, planning included. @returns milliseconds of the creation */
  async create(): Promise<number> {
    await this.destroy();
    return this.apply();
  }

  /** @returns milliseconds */
  apply(): Promise<number> {
    return runProgram(this.terraform, APPLY, this.options);
  }

  /** @returns milliseconds */
  destroy(): Promise<number> {
    return runProgram(this.terraform, DESTROY, this.options);
  }
}
