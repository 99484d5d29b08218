import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { TerminalSize } from "./live-command";

/** A program between two lines of a shell, which stays, also where Ctrl-C is a signal for both. */
const AROUND = 'trap : INT; echo before; "$@"; echo "exit $?"; exec cat';

/** A program in a window of tmux: a terminal made by others, which tells what a person would see. */
export class TmuxWindow {
  private readonly directory = mkdtempSync(join(tmpdir(), "tmux-"));
  private isClosed = false;

  constructor(program: readonly string[], { columns, rows }: TerminalSize, environment: NodeJS.ProcessEnv) {
    writeFileSync(join(this.directory, "tmux.conf"), "set -g status off\n");
    const env = { ...process.env, LC_ALL: "C.UTF-8", ...environment };
    const size = ["-x", String(columns), "-y", String(rows)];
    this.tmux(
      ["-f", join(this.directory, "tmux.conf"), "new-session", "-d", ...size, "sh", "-c", AROUND, "sh", ...program],
      env,
    );
  }

  /** What the window shows, a row each, without the blanks at their ends. */
  get screen(): readonly string[] {
    return this.tmux(["capture-pane", "-p"]).split("\n").slice(0, -1);
  }

  /** Waits until a row matches and nothing moves anymore: what is read may be half of what is painted. */
  async until(pattern: RegExp): Promise<void> {
    for (let before = ""; ; await setTimeout(100)) {
      const { screen } = this;
      const now = screen.join("\n");
      if (now === before) {
        if (screen.some((row) => pattern.test(row))) return;
        if (screen.some((row) => /^exit \d+$/.test(row))) throw new Error(`It ended before ${pattern}:\n${now}`);
      }
      before = now;
    }
  }

  /** Presses a key, by tmux's name for it. */
  type(key: string): void {
    this.tmux(["send-keys", key]);
  }

  /** Types a line. */
  enter(text: string): void {
    this.tmux(["send-keys", "-l", "--", text]);
    this.type("Enter");
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.tmux(["kill-server"]);
    rmSync(this.directory, { recursive: true });
  }

  private tmux(args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
    return execFileSync("tmux", ["-u", "-S", join(this.directory, "socket"), ...args], { encoding: "utf8", env });
  }
}
