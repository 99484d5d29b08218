import { spawn } from "node:child_process";
import { DriftError } from "../drift-error";

/** What Terraform may print at most, in bytes; more is no plan of a farm. */
const MAX_OUTPUT = 256 * 1024 * 1024;

export interface RunOptions {
  /** Says which program to run, see `findTerraform`; asked only when it is run. */
  readonly terraform: () => string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** A program that came to its end. */
export interface Finished {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Terraform in a folder, without a terminal.
 *
 * @throws DriftError `terraform_failed` when it can not be started; what it exits with is the caller's to judge
 */
export function runTerraform(folder: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { environment, signal } = options;
  const terraform = options.terraform();
  const env = { ...environment, TF_IN_AUTOMATION: "1" };
  const child = spawn(terraform, args, { cwd: folder, env, signal, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  return new Promise((resolve, reject) => {
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
        if (output[name].length > MAX_OUTPUT) child.kill();
      });
    }
    child.on("error", (cause) => reject(notStarted(terraform, cause)));
    child.on("close", (code) => resolve({ code, ...output }));
  });
}

function notStarted(terraform: string, cause: Error): DriftError {
  const summary = `${terraform} could not be run.`;
  return new DriftError({ code: "terraform_failed", summary, detail: `${cause.message}.`, cause });
}
