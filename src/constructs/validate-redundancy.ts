import type { Construct } from "constructs";
import { redundancyProblems } from "../licensing";
import { OnViolation } from "./choices/on-violation";
import { Annotations, Token } from "./core";
import * as errors from "./errors";
import { known } from "./known";
import type { LicenseServerRedundancy } from "./license-server-redundancy";
import { validateChoice } from "./validate-choices";
import { validateWholeNumber } from "./validate-props";

/**
 * Holds a list of license servers against the redundancy that is asked for, as far as both are known: throws where
 * there are too few, or adds a warning to `construct` where a warning is what was asked for.
 */
export function validateRedundancy(
  construct: Construct,
  redundancy: LicenseServerRedundancy | undefined,
  servers: string[],
  path = construct.node.path,
): void {
  if (redundancy === undefined) return;
  const minimumServers = validateWholeNumber(path, "redundancy.minimumServers", redundancy.minimumServers, [1]);
  const minimumReachable = validateWholeNumber(path, "redundancy.minimumReachable", redundancy.minimumReachable, [1]);
  validateChoice(path, "redundancy.onViolation", redundancy.onViolation);
  const onViolation = known((redundancy.onViolation ?? OnViolation.ERROR).value);
  if (Token.isUnresolved(servers) || onViolation === undefined) return;
  for (const { setting, problem } of redundancyProblems({ minimumServers, minimumReachable }, servers.length)) {
    const error = errors.invalidValue(path, `redundancy.${setting}`, problem);
    if (onViolation === "error") throw error;
    Annotations.of(construct).addWarning(error.message);
  }
}
