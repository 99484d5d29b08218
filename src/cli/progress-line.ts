import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";
import { harmless } from "../harmless-text";

const DEFAULT_COLUMNS = 80;

/** One line on a terminal that is overwritten, and cleared at the end. Elsewhere, nothing. */
export class ProgressLine {
  readonly #terminal: WriteStream | undefined;

  constructor(stream: WriteStream = process.stderr, environment: NodeJS.ProcessEnv = process.env) {
    this.#terminal = stream.isTTY && environment.TERM !== "dumb" ? stream : undefined;
  }

  /** @param text called only where there is a terminal: with many hosts, making it takes a while */
  show(text: () => string): void {
    if (this.#terminal === undefined) return;
    this.clear();
    // Some terminals do not say how wide they are.
    const columns = this.#terminal.columns || DEFAULT_COLUMNS;
    this.#terminal.write(harmless(text()).slice(0, columns - 1));
  }

  clear(): void {
    if (this.#terminal === undefined) return;
    cursorTo(this.#terminal, 0);
    clearLine(this.#terminal, 0);
  }
}
