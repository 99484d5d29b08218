import { readFileSync } from "node:fs";

/** What Linux counts these in, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

/**
 * The CPU seconds, user and system, that this process has used, and every process that it or one of those has waited
 * for; one that still runs or was left to its own is not among them (proc_pid_stat(5): utime, stime, cutime, cstime).
 * `undefined` where the system is not Linux.
 */
export function cpuSeconds(): number | undefined {
  try {
    const stat = readFileSync("/proc/self/stat", "latin1");
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return afterName.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
