import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { MutualTls } from "../../../src/plugin/handshake/mutual-tls";
import { OWN_PROGRAM } from "../../../tools/standalone/own-program";

interface Runtime {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly environment: NodeJS.ProcessEnv;
}

const NODE: Runtime = { name: "Node", command: [process.execPath, "--import", "tsx"], environment: {} };
/** Inside a standalone program is a whole runtime, which serves as one where this variable is set. */
const BUN: Runtime = { name: "the runtime of programs", command: [OWN_PROGRAM], environment: { BUN_BE_BUN: "1" } };

/** Node, and what standalone programs are compiled with, where `npm run build:standalone` has made one. */
export const RUNTIMES: readonly Runtime[] = existsSync(OWN_PROGRAM) ? [NODE, BUN] : [NODE];

/** `echo-server.ts` in a process of its own. */
export class EchoProcess {
  readonly #child: ChildProcess;
  readonly #told: string[] = [];
  #wake = () => {};

  constructor({ command: [program, ...args], environment }: Runtime, tls?: MutualTls) {
    const env = { PATH: process.env.PATH, ...environment, ...(tls && { tls: JSON.stringify(tls) }) };
    const stdio = ["ignore", "pipe", "inherit"] as const;
    this.#child = spawn(program, [...args, join(__dirname, "echo-server.ts")], { env, stdio: [...stdio] });
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      this.#told.push(line);
      this.#wake();
    });
  }

  /** Waits until it has told something. @returns all that it has told since the last call, to there */
  async told(what: RegExp): Promise<string[]> {
    for (;;) {
      const index = this.#told.findIndex((line) => what.test(line));
      if (index >= 0) return this.#told.splice(0, index + 1);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Where it listens: the first that it tells. */
  async address(): Promise<string> {
    const [address = ""] = await this.told(/^127/);
    return address;
  }

  async stop(): Promise<void> {
    const over = once(this.#child, "exit");
    this.#child.kill();
    await over;
  }
}
