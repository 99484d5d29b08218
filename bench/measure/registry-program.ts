import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { BenchError } from "./bench-error";

/** What each program of bench/programs does with two registry values, as the JSON of its one argument. */
export interface RegistryTask {
  readonly task: "read" | "set";
  readonly host: string;
  readonly port: number;
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

/**
 * Runs one of the programs.
 * @returns milliseconds as it measured them itself, without the start of its language
 * @throws BenchError when it fails, without its argument, which holds the password
 */
export async function runRegistryProgram(
  [command, file]: readonly [command: string, file: string],
  task: RegistryTask,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const args = [join(PROGRAMS, file), JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(command, args, { env, timeout: TIMEOUT_MS }).catch((error) => {
    throw new BenchError(`${file} exited with ${error.code}:\n${error.stderr}`);
  });
  const elapsed = Number(stdout);
  if (!Number.isFinite(elapsed)) throw new BenchError(`${file} printed no time.`);
  return elapsed;
}
