import { type ChildProcess, spawn } from "node:child_process";

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
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout?.once("data", (line: Buffer) => resolve(Number(line.toString())));
      child.once("exit", (code) => reject(new Error(`the acceptor ended with ${code}`)));
    });
    return new Acceptor(port, child);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.process.once("exit", () => resolve());
      this.process.kill();
    });
  }
}
