import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";

const STARTING_MS = 300_000;
const PAUSE_MS = 50;

/** A program of others that runs in the foreground and listens on a port of 127.0.0.1 until it is stopped. */
export class Service {
  private constructor(private readonly process: ChildProcess) {}

  /** Resolves when the port accepts connections. */
  static async start(command: readonly string[], port: number, env: NodeJS.ProcessEnv = {}): Promise<Service> {
    const [program = "", ...args] = command;
    // A process group of its own, because Apache ends its whole group.
    const options = { env: { ...process.env, ...env }, detached: true };
    const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr?.on("data", (text: Buffer) => {
      said = `${said}${text}`.slice(-2_000);
    });
    const end = Date.now() + STARTING_MS;
    while (!(await accepts(port))) {
      if (child.exitCode !== null || Date.now() > end) {
        child.kill();
        throw new Error(`${program} does not listen on port ${port}: ${said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return new Service(child);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) return resolve();
      this.process.once("exit", () => resolve());
      this.process.kill("SIGTERM");
    });
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
