import type { CheckProgress } from "../../reports";
import { type FarmScreen, farmLines } from "./farm-screen";
import type { Colors } from "./host-table";
import type { Poll } from "./poll";
import type { Terminal } from "./terminal";
import type { WatchDisplay } from "./watch-farm";

/** For people at a terminal: the farm as it is now, painted in place. */
export class ScreenDisplay implements WatchDisplay {
  readonly #terminal: Pick<Terminal, "size" | "paint" | "hasKeys">;
  readonly #colors: Colors;
  #screen: FarmScreen;

  constructor(terminal: Pick<Terminal, "size" | "paint" | "hasKeys">, colors: Colors) {
    this.#terminal = terminal;
    this.#colors = colors;
    this.#screen = { hasKeys: terminal.hasKeys };
  }

  progressed(progress: CheckProgress): void {
    this.#show({ ...this.#screen, progress });
  }

  updated(poll: Poll): void {
    this.#show({ ...this.#screen, poll });
  }

  ended(poll: Poll, next: Date): void {
    this.#show({ poll, last: poll.time, next, hasKeys: this.#screen.hasKeys });
  }

  /** Paints the same again, for a terminal that has another size. */
  repaint(): void {
    this.#show(this.#screen);
  }

  #show(screen: FarmScreen): void {
    this.#screen = screen;
    this.#terminal.paint(farmLines(screen, this.#terminal.size, this.#colors));
  }
}
