import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** `acceptor.py` in a process of its own; `mode` is its arguments. */
export class Acceptor {
  private constructor(
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  static async start(users: string, mode: readonly string[]): Promise<Acceptor> {
    const child = spawn("/usr/bin/python3", ["-B", join(__dirname, "acceptor.py"), ...mode], {
      // The names of gss-ntlmssp are in the encoding of the locale.
      env: { ...process.env, NTLM_USER_FILE: users, LC_ALL: "C.UTF-8" },
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
