import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { BenchError } from "./bench-error";

/** What each program of bench/programs does with two registry values of hosts, as JSON in BENCH_TASK. */
export interface RegistryTask {
  readonly task: "read" | "set";
  readonly host: string;
  readonly ports: readonly number[];
  /** How many of them are asked at the same time. */
  readonly most: number;
  readonly username: string;
  readonly password: string;
  readonly caFile: string;
  readonly mode: RegistryPlace;
  readonly servers: RegistryPlace;
  /** For programs that cannot write the commands of reg themselves. */
  readonly commands: readonly (readonly string[])[];
}

export interface RegistryPlace {
  /** Below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly name: string;
}

const PROGRAMS = join(__dirname, "../programs");
const TIMEOUT_MS = 60_000;

/** How one of the programs is started; the task is in the environment, since it holds a password. */
export function registryProgram(
  [command, file]: readonly [command: string, file: string],
  task: RegistryTask,
  env: NodeJS.ProcessEnv,
) {
  return { command, args: [join(PROGRAMS, file)], env: { ...env, BENCH_TASK: JSON.stringify(task) } };
}

/**
 * Runs one of the programs.
 * @returns milliseconds as it measured them itself, without the start of its language
 * @throws BenchError when it fails
 */
export async function runRegistryProgram(
  program: readonly [command: string, file: string],
  task: RegistryTask,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const { command, args, env } = registryProgram(program, task, environment);
  const { stdout } = await promisify(execFile)(command, args, { env, timeout: TIMEOUT_MS }).catch((error) => {
    throw new BenchError(`${program[1]} exited with ${error.code}:\n${error.stderr}`);
  });
  const elapsed = Number(stdout);
  if (!Number.isFinite(elapsed)) throw new BenchError(`${program[1]} printed no time.`);
  return elapsed;
}
