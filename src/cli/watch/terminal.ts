import { emitKeypressEvents, type Interface, type Key } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";
import type { ScreenSize } from "./farm-screen";

/** What uses a terminal while it shows a screen. */
export interface TerminalUser {
  onKey(key: Key): void;
  /** The terminal has another size, and is to be painted again. */
  onResize(): void;
}

/**
 * Control sequences of xterm, which every terminal in use understands
 * (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html): the alternate screen, the cursor hidden, no wrapping of
 * lines that turn out wider than thought; and all of it taken back.
 */
const OPEN = "\u001b[?1049h\u001b[?25l\u001b[?7l";
const CLOSE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
/**
 * Between these a terminal shows nothing of what it is sent, so that no half of a screen is ever seen
 * (https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036); others ignore a mode they do not know.
 */
const BEGIN_UPDATE = "\u001b[?2026h";
const END_UPDATE = "\u001b[?2026l";
const HOME = "\u001b[H";
const ERASE_LINE = "\u001b[K";
const ERASE_BELOW = "\u001b[J";

/**
 * How long the beginning of a key's control sequence may be alone until it is the key Escape, in milliseconds: half a
 * second, as usual, is felt as a delay. Where this is not read, it is half a second.
 */
const DECODING = { escapeCodeTimeout: 100 } as unknown as Interface;

const DEFAULT_SIZE: ScreenSize = { columns: 80, rows: 24 };

/** A terminal that shows one screen, and afterwards what it showed before. */
export class Terminal {
  readonly #output: WriteStream;
  readonly #input: ReadStream | undefined;
  #user: TerminalUser | undefined;

  /** @param input where keys arrive one by one; absent where the input comes from elsewhere */
  constructor(output: WriteStream, input: ReadStream | undefined) {
    this.#output = output;
    this.#input = input;
  }

  get hasKeys(): boolean {
    return this.#input !== undefined;
  }

  /** Some terminals do not say how large they are. */
  get size(): ScreenSize {
    const { columns, rows } = this.#output;
    return { columns: columns || DEFAULT_SIZE.columns, rows: rows || DEFAULT_SIZE.rows };
  }

  open(user: TerminalUser): void {
    this.#user = user;
    // Whatever ends the process, the terminal is given back.
    process.once("exit", this.close);
    this.#output.on("resize", this.#resized);
    if (this.#input !== undefined) {
      emitKeypressEvents(this.#input, DECODING);
      this.#input.setRawMode(true);
      this.#input.on("keypress", this.#pressed).resume();
    }
    this.#output.write(OPEN);
  }

  /** At most as many lines as there are rows. The screen is not erased first, so that it does not flicker. */
  paint(lines: readonly string[]): void {
    if (this.#user === undefined) return;
    // After a line that fills its row, the cursor is still on its last character: nothing may be erased then.
    const painted = lines.map((line) => ERASE_LINE + line).join("\r\n");
    const below = lines.length < this.size.rows ? `\r\n${ERASE_BELOW}` : "";
    this.#output.write(BEGIN_UPDATE + HOME + painted + below + END_UPDATE);
  }

  readonly close = (): void => {
    if (this.#user === undefined) return;
    this.#user = undefined;
    process.off("exit", this.close);
    this.#output.off("resize", this.#resized);
    this.#input?.off("keypress", this.#pressed).pause();
    this.#input?.setRawMode(false);
    this.#output.write(CLOSE);
  };

  readonly #resized = (): void => this.#user?.onResize();

  readonly #pressed = (_characters: string | undefined, key: Key): void => this.#user?.onKey(key);
}
