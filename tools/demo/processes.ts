import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { DemoError } from "./demo-error";

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Exit codes that are no failure. */
  readonly accept?: readonly number[];
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
}

const STOP_TIMEOUT_MS = 5000;

/** The programs the demo runs: their output goes to a log file, and none of them outlives the demo. */
export class Processes {
  private readonly running = new Set<ChildProcess>();
  private stopping = false;

  constructor(private readonly logFile: string) {}

  /** Runs a program to its end. Throws DemoError when it exits with a code that is not accepted. */
  async run(command: string, args: string[], options: RunOptions): Promise<Finished> {
    const child = this.start(command, args, options);
    let stdout = "";
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    const [code] = (await once(child, "close")) as [number | null];
    const line = [command, ...args].join(" ");
    appendFileSync(this.logFile, `$ ${line}\n${output}\n(exit code ${code})\n\n`);
    if (code !== null && (options.accept ?? [0]).includes(code)) return { code, stdout };
    throw new DemoError(`This command exited with ${code}:\n  ${line}`, output);
  }

  /** Starts a program that goes on, in a process group of its own so that its children end with it. */
  start(command: string, args: string[], { cwd, env }: RunOptions): ChildProcess {
    if (this.stopping) throw new DemoError("The demo is being stopped.");
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    this.running.add(child);
    child.once("close", () => this.running.delete(child));
    return child;
  }

  /** Asks every program to end, and ends those that do not in time. */
  async stopAll(): Promise<void> {
    this.stopping = true;
    const closed = [...this.running].map((child) => once(child, "close"));
    this.signal("SIGINT");
    const timer = setTimeout(() => this.signal("SIGKILL"), STOP_TIMEOUT_MS);
    await Promise.all(closed);
    clearTimeout(timer);
  }

  private signal(signal: NodeJS.Signals): void {
    for (const { pid } of this.running) {
      try {
        if (pid !== undefined) process.kill(-pid, signal);
      } catch {
        // It ended by itself meanwhile.
      }
    }
  }
}
