import { type ChildProcess, spawn } from "node:child_process";
import { firstOutput } from "../../support/child-processes";

/** An NTLM host written in Python, in a process of its own, which prints its port first. */
export class Acceptor {
  private constructor(
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  static async start(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Acceptor> {
    const child = spawn("/usr/bin/python3", ["-B", script, ...args], {
      // The names of gss-ntlmssp are in the encoding of the locale.
      env: { ...process.env, LC_ALL: "C.UTF-8", PYTHONPATH: __dirname, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await firstOutput(child);
    return new Acceptor(Number(port), child);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.process.once("exit", () => resolve());
      this.process.kill();
    });
  }
}
