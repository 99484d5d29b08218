import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { shippedProvider } from "./provider";

/**
 * The shipped provider as a debugger starts it: one process serves all commands, where Terraform would start three to
 * five for each, which takes most of the CPU that a test of one host needs.
 */
export class AttachedProvider {
  private constructor(
    private readonly child: ChildProcess,
    /** Tells Terraform where the provider is. */
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** @param environment what the provider reads its settings from */
  static async start(environment: NodeJS.ProcessEnv): Promise<AttachedProvider> {
    const child = spawn(shippedProvider().executable, ["--debug"], {
      // A standalone program is the provider where this is set, else the command.
      env: { TF_PLUGIN_MAGIC_COOKIE: "for a debugger", ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(child.stdout, "data");
    const [, reattach] = /^TF_REATTACH_PROVIDERS='(.*)'\n$/.exec(String(line)) ?? [];
    return new AttachedProvider(child, { TF_REATTACH_PROVIDERS: reattach });
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGINT");
    await ended;
  }
}
