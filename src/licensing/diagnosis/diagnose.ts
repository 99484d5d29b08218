import type { Diagnosis } from "./diagnosis";
import type { Finding, Severity } from "./finding";
import type { DiagnosisOptions } from "./rule";
import { RULES } from "./rules";
import { roleNotActive } from "./rules/role-not-active";
import type { SessionHostFacts } from "./session-host-facts";

const ORDER: readonly Severity[] = ["error", "warning", "unknown", "info"];

/** Applies every rule. Where the role is not active nothing else applies, and nothing else is judged. */
export function diagnose(facts: SessionHostFacts, options: Partial<DiagnosisOptions> = {}): Diagnosis {
  const { graceWarningDays = 30 } = options;
  const { roleActive } = facts;
  const rules = roleActive.known && !roleActive.value ? [roleNotActive] : RULES;
  const findings = rules.flatMap((rule) => rule.check(facts, { graceWarningDays }));
  return { facts, findings: worstFirst(findings), healthy: findings.every(({ severity }) => severity !== "error") };
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}
