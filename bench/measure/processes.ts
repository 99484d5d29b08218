import { readdirSync, readFileSync } from "node:fs";

/** Linux counts CPU time of processes in these. */
const TICK_MS = 10;

/** CPU time of a process, and the most memory that it ever had. */
export interface ProcessUse {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** A process that runs, by what /proc of Linux says. */
export interface RunningProcess extends ProcessUse {
  readonly pid: number;
  /** Program and arguments, with blanks between; empty once it has ended. */
  readonly commandLine: string;
}

/** A process and all those below it, as far as they run. */
export function processTree(pid: number): readonly RunningProcess[] {
  const found = readProcess(pid);
  return found === undefined ? [] : [found, ...childrenOf(pid).flatMap(processTree)];
}

/** What a process has used so far. @throws where there is no such process, or no /proc */
export function usedBy(pid: number): ProcessUse {
  return { cpuMs: cpuMsOf(pid).own, peakBytes: peakBytesOf(pid) };
}

/** CPU time of all the children of this process that have ended, and of theirs. */
export function endedChildrenCpuMs(): number {
  return cpuMsOf(process.pid).endedChildren;
}

function readProcess(pid: number): RunningProcess | undefined {
  return ifThere(() => {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, commandLine, ...usedBy(pid) };
  });
}

/** They are listed by the thread that started them. */
function childrenOf(pid: number): number[] {
  const threads = ifThere(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  return threads.flatMap((thread) => {
    const listed = ifThere(() => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")) ?? "";
    return listed.split(" ").filter(Boolean).map(Number);
  });
}

/** Undefined for a process or thread that ended meanwhile. */
function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** See proc_pid_stat(5); fields are counted behind the program's name, which may hold blanks. */
function cpuMsOf(pid: number): { readonly own: number; readonly endedChildren: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number);
  return { own: (user + system) * TICK_MS, endedChildren: (childrenUser + childrenSystem) * TICK_MS };
}

function peakBytesOf(pid: number): number {
  const [, kilobytes = "0"] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
