import type { CheckProgress } from "../../reports";
import { type FarmScreen, farmLines } from "./farm-screen";
import type { Colors } from "./host-table";
import type { Look } from "./look";
import type { Terminal } from "./terminal";
import type { WatchView } from "./watch-view";

/** For people at a terminal: the farm as it is now, painted in place. */
export class ScreenView implements WatchView {
  private screen: FarmScreen;

  constructor(
    private readonly terminal: Pick<Terminal, "size" | "paint" | "hasKeys">,
    private readonly colors: Colors,
  ) {
    this.screen = { hasKeys: terminal.hasKeys };
  }

  looking(progress: CheckProgress): void {
    this.show({ ...this.screen, progress });
  }

  found(look: Look): void {
    this.show({ ...this.screen, look });
  }

  looked(look: Look, next: Date): void {
    this.show({ look, last: look.time, next, hasKeys: this.screen.hasKeys });
  }

  /** Paints again what was painted last, for a terminal that has another size. */
  repaint(): void {
    this.show(this.screen);
  }

  private show(screen: FarmScreen): void {
    this.screen = screen;
    this.terminal.paint(farmLines(screen, this.terminal.size, this.colors));
  }
}
