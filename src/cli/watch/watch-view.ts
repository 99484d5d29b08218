import type { CheckProgress } from "../../reports";
import type { Look } from "./look";

/** Where a watch is shown. */
export interface WatchView {
  /** A look has begun, or a host of it was begun or done. */
  looking(progress: CheckProgress): void;
  /** What is known in the middle of a look: some hosts have answered, others are still asked. */
  found(look: Look): void;
  /** A look is over, and when the next one is due. */
  looked(look: Look, next: Date): void;
}
