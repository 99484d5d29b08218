import type { Finding } from "./finding";
import type { SessionHostFacts } from "./session-host-facts";

/** A session host's licensing, judged. */
export interface Diagnosis {
  readonly facts: SessionHostFacts;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Whether no finding is an error. */
  readonly healthy: boolean;
}
