import { spawn } from "node:child_process";
import { once } from "node:events";
import { BenchError } from "./bench-error";

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called with its process id. */
  readonly onStart?: (pid: number) => void;
}

/** After which it is ended. */
const LIMIT_MS = 600_000;

/** Characters: a plan of 1,000 hosts is long, and what went wrong is at its end. */
const MOST_SHOWN = 2_000;

/**
 * Runs a program to its end.
 * @returns milliseconds from its start to its end
 * @throws BenchError when it exits with anything but 0, with the end of what it printed
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, env, onStart }: ProgramOptions,
): Promise<number> {
  const begin = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_MS });
  if (child.pid !== undefined) onStart?.(child.pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  const [code] = await once(child, "close");
  const elapsed = performance.now() - begin;
  if (code !== 0)
    throw new BenchError(`${command} ${args.join(" ")} exited with ${code}:\n${output.slice(-MOST_SHOWN)}`);
  return elapsed;
}
