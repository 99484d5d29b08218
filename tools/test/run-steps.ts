import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cpuSeconds } from "./cpu-seconds";

const ROOT = join(__dirname, "../..");

/** A part of a run: the module of a package, or file of this project, that node runs with these arguments. */
export interface Step {
  readonly title: string;
  readonly program: string;
  readonly args?: readonly string[];
  /** Added to the environment of all steps. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Since `start`, by the clock and in CPU seconds where they are known. */
function used(start: { readonly time: number; readonly cpu: number | undefined }): string {
  const seconds = `${((performance.now() - start.time) / 1_000).toFixed(1)} s`;
  const cpu = cpuSeconds();
  if (cpu === undefined || start.cpu === undefined) return seconds;
  return `${seconds}, ${(cpu - start.cpu).toFixed(1)} CPU seconds`;
}

const now = () => ({ time: performance.now(), cpu: cpuSeconds() });

function passes({ title, program, args = [], env: own }: Step, env: NodeJS.ProcessEnv): boolean {
  console.log(`\n=== ${title}`);
  const start = now();
  const { status } = spawnSync(process.execPath, [require.resolve(program), ...args], {
    cwd: ROOT,
    env: { ...env, ...own },
    stdio: "inherit",
  });
  const took = `=== ${title}: ${status === 0 ? "passed" : "failed"} after ${used(start)}`;
  if (status === 0) console.log(took);
  else console.error(took);
  return status === 0;
}

/**
 * Runs the steps in turn up to the first that fails, and says what each and all of them took. CPU seconds are those of
 * every process that was waited for.
 *
 * @returns the step that failed
 */
export function runSteps(steps: readonly Step[], env: NodeJS.ProcessEnv): Step | undefined {
  const start = now();
  const failed = steps.find((step) => !passes(step, env));
  console.log(`\n=== In all: ${used(start)}`);
  return failed;
}
