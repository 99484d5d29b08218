import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { canceled, ReportError } from "../../report-error";

/** The most that the JSON of a plan may hold, in bytes: far more than the plan of any farm. */
export const MOST_PLAN_BYTES = 256 * 1024 * 1024;

/** @param what is too large, as the beginning of a sentence */
export function planTooLarge(what: string, limit: number): ReportError {
  return new ReportError({
    code: "plan_too_large",
    summary: `${what} is larger than ${limit / (1024 * 1024)} MiB`,
    detail: "Plan the session hosts in a folder of their own.",
  });
}

/** How Terraform is run. */
export interface RunOptions {
  /** The absolute path of the Terraform or OpenTofu to run in a folder, see `findTerraform`. Called before each run. */
  readonly terraform: (folder: string) => string;
  /** All of Terraform's environment: give `process.env` unless it is to be another. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops Terraform and rejects with `canceled`. */
  readonly signal?: AbortSignal;
  /** The most that Terraform may print, in bytes. @default 256 MiB */
  readonly maxOutput?: number;
}

/** A program that came to its end. */
export interface Finished {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Terraform in a folder, without a terminal. When this settles, the program has ended.
 *
 * @throws ReportError `terraform_failed` when it cannot be started, `canceled`, `plan_too_large` when it prints too much;
 *   what it exits with is the caller's to judge
 */
export async function runTerraform(folder: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { environment, signal, maxOutput = MOST_PLAN_BYTES } = options;
  if (signal?.aborted) throw canceled();
  const terraform = options.terraform(folder);
  const env = { ...environment, TF_IN_AUTOMATION: "1" };
  const child = spawn(terraform, args, { cwd: folder, env, signal, stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child, maxOutput);
  return new Promise((resolve, reject) => {
    child.on("error", (cause) => {
      // An abort is an error at once, while the program still ends.
      if (!signal?.aborted) reject(notStarted(terraform, cause));
    });
    child.on("close", (code) => {
      if (signal?.aborted) reject(canceled());
      else if (output.isTooLarge) reject(planTooLarge(`What Terraform prints in ${folder}`, maxOutput));
      else resolve({ code, stdout: output.stdout, stderr: output.stderr });
    });
  });
}

/** What a program prints; one that prints too much is ended. */
function collect(child: ChildProcessByStdio<null, Readable, Readable>, maxOutput: number) {
  const output = { stdout: "", stderr: "", isTooLarge: false };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output.isTooLarge ||= output[name].length + text.length > maxOutput;
      if (output.isTooLarge) child.kill();
      else output[name] += text;
    });
  }
  return output;
}

function notStarted(terraform: string, cause: Error): ReportError {
  const summary = `${terraform} could not be started`;
  return new ReportError({ code: "terraform_failed", summary, detail: `${cause.message}.`, cause });
}
