import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { COMMAND } from "../../support/run-command";

const TERMINAL = join(__dirname, "terminal.py");
/** Tells afterwards how the terminal was left, and keeps the exit code; a signal ends the program and not the shell. */
const THEN_STTY = 'trap : TERM; "$@"; code=$?; stty -a; exit $code';

const SCREEN_START = "\u001b[?2026h";
const SCREEN_END = "\u001b[?2026l";

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** `rds-licensing` while it runs, on a pseudo-terminal of python3 or with pipes. */
export class LiveCommand {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  output = "";
  errors = "";
  private readonly closed: Promise<unknown>;
  private hasClosed = false;
  /** Called when something has come, or nothing will anymore. */
  private wake = () => {};

  private constructor(program: readonly string[], environment: NodeJS.ProcessEnv) {
    const own = Object.entries(process.env).filter(([name]) => !/^RDSLICENSING_|^(NO|FORCE)_COLOR$/.test(name));
    const env = { ...Object.fromEntries(own), TERM: "xterm", ...environment };
    const [command = "", ...args] = program;
    this.child = spawn(command, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    this.closed = once(this.child, "close").then(() => {
      this.hasClosed = true;
      this.wake();
    });
    this.child.stdin.on("error", () => {});
    this.child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.output += text;
      this.wake();
    });
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errors += text;
      this.wake();
    });
  }

  static onTerminal(args: readonly string[], environment: NodeJS.ProcessEnv, size: TerminalSize): LiveCommand {
    const terminal = [TERMINAL, String(size.columns), String(size.rows), "sh", "-c", THEN_STTY, "sh"];
    return new LiveCommand(["python3", ...terminal, ...COMMAND, ...args], environment);
  }

  static inPipes(args: readonly string[], environment: NodeJS.ProcessEnv): LiveCommand {
    return new LiveCommand([...COMMAND, ...args], environment);
  }

  /** The screen that was painted last, as far as all of it has arrived, without what colors it. */
  get screen(): readonly string[] {
    const whole = this.output.split(SCREEN_END).slice(0, -1);
    const last = whole.at(-1)?.split(SCREEN_START).at(-1) ?? "";
    // The terminal adds a return of its own to a line feed.
    return last.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, "").split(/\r+\n/);
  }

  /** Waits until that shows on the screen, or has been written where there is none. */
  until(text: string | RegExp): Promise<void> {
    const seen = () => (this.output.includes(SCREEN_START) ? this.screen.join("\n") : this.output);
    return this.waitFor(text, () => (typeof text === "string" ? seen().includes(text) : text.test(seen())));
  }

  /** Waits until that has been written to standard error, which comes before or after what was written to the other. */
  async untilError(pattern: RegExp): Promise<RegExpExecArray> {
    await this.waitFor(pattern, () => pattern.test(this.errors));
    return pattern.exec(this.errors) as RegExpExecArray;
  }

  /** A program that has exited may have left output to be read: all of it has come when its pipes are closed. */
  private async waitFor(what: string | RegExp, isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      if (this.hasClosed) throw new Error(`It ended before ${what}: ${this.output}${this.errors}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Types on the terminal. */
  type(keys: string): void {
    this.child.stdin.write(`${JSON.stringify(keys)}\n`);
  }

  resize({ columns, rows }: TerminalSize): void {
    this.child.stdin.write(`${JSON.stringify([columns, rows])}\n`);
  }

  /** Sends a signal to what runs on the terminal. */
  signal(name: NodeJS.Signals): void {
    this.child.stdin.write(`${JSON.stringify({ signal: name })}\n`);
  }

  /** Its exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    await this.closed;
    return this.child.exitCode;
  }

  /** For what is still running after a test that failed. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGKILL");
    await this.closed;
  }
}
