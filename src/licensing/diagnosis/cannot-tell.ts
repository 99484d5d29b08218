import type { Finding } from "./finding";
import type { Rule } from "./rule";

/** The finding of a check that cannot be made. @param what a clause: `whether the mode is configured` */
export function cannotTell(rule: Pick<Rule, "code">, what: string, reason: string, server?: string): Finding {
  return {
    code: rule.code,
    severity: "unknown",
    summary: `Can not tell ${what}: ${reason}`,
    remedy: "Remove what the reason names and check again.",
    ...(server === undefined ? {} : { server }),
  };
}
