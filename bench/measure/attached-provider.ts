import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { BenchError } from "./bench-error";

/** A provider that was started once, for all that Terraform runs in its environment. */
export class AttachedProvider {
  private constructor(
    private readonly child: ChildProcess,
    /** What Terraform needs to use it. */
    readonly environment: { readonly TF_REATTACH_PROVIDERS: string },
  ) {}

  static async start(executable: string, env: NodeJS.ProcessEnv): Promise<AttachedProvider> {
    const child = spawn(executable, ["--debug"], { env, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      const [, reattach] = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(line) ?? [];
      if (reattach !== undefined) return new AttachedProvider(child, { TF_REATTACH_PROVIDERS: reattach });
    }
    throw new BenchError(`${executable} --debug did not start.`);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    if (this.child.kill("SIGINT")) await ended;
  }
}
