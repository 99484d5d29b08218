import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { useLocalProvider } from "../../../tools/terraform/local-provider";
import { COMMAND } from "../../cli/support/run-command";
import { finished, type Result } from "../../support/terraform";
import { FILES, givenTo, jobsOf, PIPELINES, type PipelineFile } from "./pipeline-files";

const TSX = require.resolve("tsx/cli");

/** A job of a pipeline: its file and name, and what the CI system stores for it, the values of its matrix among them. */
export interface Job {
  readonly file: PipelineFile;
  readonly name: string;
  readonly stored: Readonly<Record<string, string>>;
}

/** A job that has run, and the folder that it leaves. */
export interface FinishedJob extends Result {
  readonly folder: string;
}

/**
 * Runs jobs of examples/pipelines, each in a folder of its own as on a fresh runner, with the real command and engine. The
 * code is synthesized once, by the program itself, so that a job does not take the seconds that `cdktf synth` needs.
 * Call `remove()` at the end.
 */
export class JobRunner {
  readonly directory = mkdtempSync(join(tmpdir(), "jobs-"));
  readonly environment: NodeJS.ProcessEnv;
  readonly #programs = join(this.directory, "bin");
  #jobs = 0;

  constructor(environment: NodeJS.ProcessEnv) {
    this.environment = { ...useLocalProvider(join(this.directory, "mirror")), ...environment };
    mkdirSync(this.#programs);
    const npx = join(this.#programs, "npx");
    const command = COMMAND.map((word) => `'${word}'`).join(" ");
    writeFileSync(npx, `#!/bin/sh\n[ "$2" = cdktf ] && exit 0\nshift 2\nexec ${command} "$@"\n`);
    chmodSync(npx, 0o755);
  }

  /** Writes cdktf.out, with these hosts of each site. */
  async synthesize(sites: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const env = { ...this.environment, CDKTF_CONTEXT_JSON: JSON.stringify({ sites }) };
    const args = [TSX, join(PIPELINES, "main.ts")];
    const { code, stderr } = await finished(spawn(process.execPath, args, { cwd: this.directory, env }));
    if (code !== 0) throw new Error(stderr);
  }

  /** Runs a job until a step fails, without those that set up the runner; `files` are what other jobs left for it. */
  async run({ file, name, stored }: Job, files: Readonly<Record<string, string>> = {}): Promise<FinishedJob> {
    this.#jobs += 1;
    const folder = join(this.directory, `job-${this.#jobs}`);
    mkdirSync(join(folder, "reports"), { recursive: true });
    cpSync(join(this.directory, "cdktf.out"), join(folder, "cdktf.out"), { recursive: true });
    symlinkSync(join(PIPELINES, "ci"), join(folder, "ci"));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    const output = { stdout: "", stderr: "" };
    for (const { command, environment } of jobsOf(file)[name] ?? []) {
      if (command === "sh ci/setup.sh") continue;
      const env = { ...this.#environmentOf(file, folder), ...this.#given(file, environment, stored) };
      const { code, stdout, stderr } = await finished(spawn("bash", ["-e", "-c", command], { cwd: folder, env }));
      output.stdout += stdout;
      output.stderr += stderr;
      if (code !== 0) return { code, folder, ...output };
    }
    return { code: 0, folder, ...output };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  #environmentOf(file: PipelineFile, folder: string): NodeJS.ProcessEnv {
    const github = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
    const PATH = `${this.#programs}${delimiter}${process.env.PATH}`;
    return { ...this.environment, ...FILES[file], ...(file.startsWith("github/") ? github : {}), PATH };
  }

  /** GitLab gives what it stores to every step, and GitHub what the file names. */
  #given(file: PipelineFile, own: Readonly<Record<string, string>>, stored: Job["stored"]): Record<string, string> {
    return file.startsWith("gitlab/") ? { ...stored } : givenTo(own, stored);
  }
}

/** A file that a job left, as text. */
export function leftBy({ folder }: FinishedJob, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
