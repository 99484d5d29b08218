import type { Key } from "node:readline";
import type { CheckProgress } from "../../reports";
import type { FarmScreen, WatchView } from "./farm-screen";
import type { Colors } from "./host-table";
import type { Poll } from "./poll";
import type { Terminal } from "./terminal";
import type { WatchDisplay } from "./watch-farm";
import { commandOf } from "./watch-keys";
import { commanded, isOpen, viewLines } from "./watch-view";

/** What keys ask of the watch, and not of the screen. */
export interface WatchControls {
  readonly end: () => void;
  readonly pollNow: () => void;
}

/** Answers of a large farm come faster than anybody reads: in between, nothing is painted. */
const LEAST_MS_BETWEEN = 50;

/** For people at a terminal: the farm as it is now, painted in place, to scroll and to open. */
export class ScreenDisplay implements WatchDisplay {
  readonly #terminal: Pick<Terminal, "size" | "paint" | "hasKeys">;
  readonly #controls: WatchControls;
  readonly #colors: Colors;
  #view: WatchView;
  #paintedAt = Number.NEGATIVE_INFINITY;
  #waiting: NodeJS.Timeout | undefined;

  constructor(
    terminal: Pick<Terminal, "size" | "paint" | "hasKeys">,
    { controls, colors }: { readonly controls: WatchControls; readonly colors: Colors },
  ) {
    this.#terminal = terminal;
    this.#controls = controls;
    this.#colors = colors;
    this.#view = { screen: { hasKeys: terminal.hasKeys }, browsing: { top: 0 } };
  }

  progressed(progress: CheckProgress): void {
    this.#know({ ...this.#view.screen, progress });
    this.#paintSoon();
  }

  updated(poll: Poll): void {
    this.#know({ ...this.#view.screen, poll });
    this.#paintSoon();
  }

  ended(poll: Poll, next: Date): void {
    this.#know({ poll, last: poll.time, next, hasKeys: this.#view.screen.hasKeys });
    this.paint();
  }

  pressed(key: Key): void {
    const command = commandOf(key, isOpen(this.#view));
    if (command === "quit") this.#controls.end();
    else if (command === "check") this.#controls.pollNow();
    else if (command !== undefined) {
      this.#view = commanded(this.#view, command, this.#terminal.size);
      this.paint();
    }
  }

  /** Paints what is known, at once. */
  paint(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#paintedAt = performance.now();
    this.#terminal.paint(viewLines(this.#view, this.#terminal.size, this.#colors));
  }

  #know(screen: FarmScreen): void {
    this.#view = { ...this.#view, screen };
  }

  #paintSoon(): void {
    if (this.#waiting !== undefined) return;
    const wait = this.#paintedAt + LEAST_MS_BETWEEN - performance.now();
    if (wait <= 0) this.paint();
    else this.#waiting = setTimeout(() => this.paint(), wait).unref();
  }
}
