import { harmless } from "../../harmless-text";
import type { DiagnosisInput } from "./diagnosis-input";
import { type Finding, SEVERITIES } from "./finding";
import type { DiagnosisOptions } from "./rule";
import { RULES } from "./rules";
import { modeNotConfigured } from "./rules/mode-not-configured";
import { noLicenseServers } from "./rules/no-license-servers";
import { roleNotActive } from "./rules/role-not-active";

/** A session host's licensing, judged. */
export interface Diagnosis {
  /** What it was judged by. */
  readonly input: DiagnosisInput;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /**
   * Whether it could be found out what Windows uses: its role, and where that is active its mode and license servers.
   * Of a host that is not assessed, nothing wrong may be known; that is no sign that nothing is.
   */
  readonly assessed: boolean;
  /** Whether the host is assessed, and no finding is an error. */
  readonly healthy: boolean;
}

/** Applies every rule. Where the role is not active nothing else applies, and nothing else is judged. */
export function diagnose(input: DiagnosisInput, options: Partial<DiagnosisOptions> = {}): Diagnosis {
  const { graceWarningDays = 30 } = options;
  const { roleActive } = input;
  const rules = roleActive.known && !roleActive.value ? [roleNotActive] : RULES;
  const findings = rules.flatMap((rule) => rule.check(input, { graceWarningDays })).map(harmlessTexts);
  const assessed = isAssessed(input);
  const healthy = assessed && findings.every(({ severity }) => severity !== "error");
  return { input, findings: worstFirst(findings), assessed, healthy };
}

/** The rules without whose answers a host is not assessed. */
export const ASSESSING_CODES: readonly string[] = [roleNotActive, modeNotConfigured, noLicenseServers].map(
  ({ code }) => code,
);

/** The findings for which a host is not healthy: its errors, else the first thing that could not be found out. */
export function whyNotHealthy({ healthy, findings }: Diagnosis): readonly Finding[] {
  if (healthy) return [];
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors;
  return findings.filter(({ severity, code }) => severity === "unknown" && ASSESSING_CODES.includes(code)).slice(0, 1);
}

function isAssessed({ roleActive, mode, licenseServers }: DiagnosisInput): boolean {
  if (!roleActive.known) return false;
  return !roleActive.value || (mode.effective.known && licenseServers.effective.known);
}

/** Some rules hand on what a host said. A server's name is data and stays. */
function harmlessTexts({ summary, reason, remedy, ...finding }: Finding): Finding {
  const texts = { summary: harmless(summary), remedy: harmless(remedy) };
  return { ...finding, ...texts, ...(reason === undefined ? {} : { reason: harmless(reason) }) };
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}
