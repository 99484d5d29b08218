import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./run-program";

/** A configuration that was applied once, to plan again and again: each plan refreshes and finds nothing to do. */
export class TerraformFolder {
  private constructor(
    private readonly terraform: string,
    private readonly options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  ) {}

  /** @throws BenchError when terraform refuses */
  static async applied(directory: string, configuration: string, env: NodeJS.ProcessEnv): Promise<TerraformFolder> {
    mkdirSync(directory);
    writeFileSync(join(directory, "main.tf"), configuration);
    const folder = new TerraformFolder(env.TERRAFORM_BINARY_NAME ?? "terraform", { cwd: directory, env });
    await folder.run("init");
    await folder.run("apply", "-auto-approve");
    return folder;
  }

  /**
   * @param environment set for this plan in addition
   * @returns milliseconds
   * @throws BenchError when there is anything to change
   */
  plan(environment: NodeJS.ProcessEnv = {}): Promise<number> {
    const { cwd, env } = this.options;
    return runProgram(this.terraform, ["plan", "-no-color", "-detailed-exitcode"], {
      cwd,
      env: { ...env, ...environment },
    });
  }

  private run(...args: string[]): Promise<number> {
    return runProgram(this.terraform, [...args, "-no-color"], this.options);
  }
}
