import type { Finding } from "./finding";
import type { SessionHostFacts } from "./session-host-facts";

/** One check of the diagnosis, pure. */
export interface Rule {
  /** The code of its findings. */
  readonly code: string;
  /** What is checked, as a question, for the documentation. */
  readonly question: string;
  /** Nothing when all is well or the check does not apply; a finding of severity `unknown` when it cannot be made. */
  check(facts: SessionHostFacts): readonly Finding[];
}
