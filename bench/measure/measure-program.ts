import { BenchError } from "./bench-error";
import { endedChildrenCpuMs, type ProcessUse, processTree, type RunningProcess } from "./processes";
import { type ProgramOptions, runProgram } from "./run-program";

/** What a process does in what is measured. */
export type ProcessRole = "terraform" | "provider" | "command";

/** What the processes of one role used. */
export interface RoleUse extends ProcessUse {
  readonly processes: number;
}

/** A program that was run to its end. */
export interface ProgramMeasure {
  readonly elapsedMs: number;
  /** Processes of the same role together: their CPU time in all, their number, and the peak of the largest. */
  readonly used: Readonly<Partial<Record<ProcessRole, RoleUse>>>;
}

const SAMPLE_MS = 10;

/**
 * Runs a program and tells what it and the processes below it used. They are watched from outside, so that the provider
 * runs as Terraform starts it. The total is exact; what a process used in its last 10 ms is counted as the provider's, or the
 * command's where there is none.
 *
 * @throws BenchError when it fails, or elsewhere than on Linux
 */
export async function measureProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramMeasure> {
  if (process.platform !== "linux") throw new BenchError("What processes use is measured on Linux only.");
  const seen = new Map<number, RunningProcess>();
  const before = endedChildrenCpuMs();
  let sampling: NodeJS.Timeout | undefined;
  try {
    const elapsedMs = await runProgram(command, args, {
      ...options,
      onStart: (pid) => {
        sampling = setInterval(() => {
          for (const one of processTree(pid)) seen.set(one.pid, merged(seen.get(one.pid), one));
        }, SAMPLE_MS);
      },
    });
    return { elapsedMs, used: byRole([...seen.values()], endedChildrenCpuMs() - before) };
  } finally {
    clearInterval(sampling);
  }
}

/** One that has ended and waits for its parent has neither arguments nor memory anymore, but all its CPU time. */
function merged(earlier: RunningProcess | undefined, now: RunningProcess): RunningProcess {
  return earlier !== undefined && now.commandLine === "" ? { ...earlier, cpuMs: now.cpuMs } : now;
}

function byRole(processes: readonly RunningProcess[], totalMs: number): ProgramMeasure["used"] {
  const used: Partial<Record<ProcessRole, RoleUse>> = {};
  for (const one of processes) {
    const { cpuMs, peakBytes, processes: count } = used[roleOf(one)] ?? NOTHING;
    const largest = Math.max(peakBytes, one.peakBytes);
    used[roleOf(one)] = { cpuMs: cpuMs + one.cpuMs, peakBytes: largest, processes: count + 1 };
  }
  const unseen = totalMs - Object.values(used).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  const last = used.provider ? "provider" : used.command ? "command" : "terraform";
  const { cpuMs, ...rest } = used[last] ?? NOTHING;
  return { ...used, [last]: { ...rest, cpuMs: cpuMs + unseen } };
}

const NOTHING: RoleUse = { cpuMs: 0, peakBytes: 0, processes: 0 };

/** The provider is told from the command by its file in the mirror, which is the same program. */
function roleOf({ commandLine }: RunningProcess): ProcessRole {
  if (/\/terraform-provider-/.test(commandLine)) return "provider";
  return /rds-licensing|cli\/main\.js/.test(commandLine.split(" ", 2).join(" ")) ? "command" : "terraform";
}
