import type { Construct } from "constructs";
import { redundancyProblems } from "../licensing";
import { Annotations, Token } from "./cdk";
import { OnViolation } from "./choices/on-violation";
import * as errors from "./errors";
import { knownAtSynth } from "./tokens";
import { validateChoice, validateWholeNumber } from "./validate-props";

/**
 * How many license servers a session host must have. Every number may be a token.
 *
 * @example
 * new LicenseServerPool(stack, "pool", {
 *   primary: { name: "lic1.contoso.com" },
 *   secondaries: [{ name: "lic2.contoso.com" }],
 *   redundancy: { minimumServers: 2, minimumReachable: 1, onViolation: OnViolation.WARN },
 * });
 */
export interface LicenseServerRedundancy {
  /**
   * The minimum number of license servers in the list, at least 1. It is checked at synth, or at plan where the list is a
   * token.
   *
   * @default - no minimum
   */
  readonly minimumServers?: number;

  /**
   * The minimum number of them that the session host itself can use, at least 1. The host is asked at apply, before a
   * change is written.
   *
   * @default - the host is not asked
   */
  readonly minimumReachable?: number;

  /**
   * What happens when there are fewer.
   *
   * @default OnViolation.ERROR
   */
  readonly onViolation?: OnViolation;
}

/**
 * Checks a list of license servers against the redundancy required, as far as both are known: throws where there are too
 * few, or adds a warning to `construct` where `onViolation` asks for one.
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
  const onViolation = knownAtSynth((redundancy.onViolation ?? OnViolation.ERROR).value);
  if (Token.isUnresolved(servers) || onViolation === undefined) return;
  for (const { setting, problem } of redundancyProblems({ minimumServers, minimumReachable }, servers.length)) {
    const error = errors.invalidValue(path, `redundancy.${setting}`, problem);
    if (onViolation === "error") throw error;
    Annotations.of(construct).addWarning(error.message);
  }
}
